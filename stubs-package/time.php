<?php

/*
 * This is a generated file: tools/gen-stubs-package of the sockets extension writes it. It declares what
 * the extension defines, and is never executed.
 */

namespace Time {
    /** A duration is out of range, or a text is not a duration. */
    class TimeException extends \Exception
    {
    }

    /**
     * A duration in whole nanoseconds, positive or negative, of at most 9,223,372,035 seconds (about 292
     * years); on 32-bit systems, of at most 2,147,483,647 seconds. The operators <, == and <=> compare
     * durations.
     */
    final readonly class Duration
    {
        /** The whole seconds of the absolute value, never negative. */
        public readonly int $seconds;

        /** The nanoseconds that remain of the absolute value, 0 to 999,999,999. */
        public readonly int $nanoseconds;

        /** Whether the duration is negative. */
        public readonly bool $negative;

        private function __construct() {}

        /** @param array<mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * @param int $seconds     0 or more
         * @param int $nanoseconds 0 to 999,999,999
         * @throws \ValueError   an argument is out of range
         * @throws TimeException the duration is too long
         */
        public static function fromSeconds(int $seconds, int $nanoseconds = 0): Duration {}

        /**
         * @param int $nanoseconds 0 or more; see negate()
         * @throws \ValueError   the argument is negative
         * @throws TimeException the duration is too long
         */
        public static function fromNanoseconds(int $nanoseconds): Duration {}

        /**
         * @param int $microseconds 0 or more
         * @throws \ValueError   the argument is negative
         * @throws TimeException the duration is too long
         */
        public static function fromMicroseconds(int $microseconds): Duration {}

        /**
         * @param int $milliseconds 0 or more
         * @throws \ValueError   the argument is negative
         * @throws TimeException the duration is too long
         */
        public static function fromMilliseconds(int $milliseconds): Duration {}

        /**
         * @param int $minutes 0 or more
         * @throws \ValueError   the argument is negative
         * @throws TimeException the duration is too long
         */
        public static function fromMinutes(int $minutes): Duration {}

        /**
         * @param int $hours 0 or more
         * @throws \ValueError   the argument is negative
         * @throws TimeException the duration is too long
         */
        public static function fromHours(int $hours): Duration {}

        /**
         * @param string $specification a duration of ISO 8601-1, 5.5.2, with only whole numbers of hours,
         *                              minutes and seconds: "PT1H30M"
         * @throws TimeException for any other text, and for a duration that is too long
         */
        public static function fromIso8601DurationString(string $specification): Duration {}

        /** Returns the duration with the opposite sign. */
        public function negate(): Duration {}

        /** Returns the absolute value. */
        public function absolute(): Duration {}

        /** @throws TimeException the sum is too long */
        public function add(Duration $duration): Duration {}

        /** @throws TimeException the difference is too long */
        public function sub(Duration $duration): Duration {}

        /**
         * @param int $factor 0 or more
         * @throws \ValueError   the argument is negative
         * @throws TimeException the product is too long
         */
        public function multiplyBy(int $factor): Duration {}

        /**
         * Fractions of a nanosecond are discarded.
         *
         * @param int $divisor 1 or more
         * @throws \DivisionByZeroError the divisor is 0
         * @throws \ValueError          the divisor is negative
         */
        public function divideBy(int $divisor): Duration {}

        /** @return int -1 if $a is less than $b, 0 if they are equal, 1 if $a is greater */
        public static function compare(Duration $a, Duration $b): int {}
    }
}
