<?php

/** @generate-class-entries */

namespace Time {
    /** What a time cannot be, or a text that is no time. */
    class TimeException extends \Exception
    {
    }

    /**
     * A span of time: whole nanoseconds, at most 9,223,372,035 seconds (some 292 years) either way.
     * Where an int of PHP has 32 bits: at most 2,147,483,647 seconds.
     * Objects compare with <, == and <=> by length.
     * @strict-properties
     */
    final readonly class Duration
    {
        /** Whole seconds of the length, never negative. */
        public readonly int $seconds;

        /** The rest of the length, 0 to 999,999,999. */
        public readonly int $nanoseconds;

        /** Does it go back in time? */
        public readonly bool $negative;

        private function __construct() {}

        public function __unserialize(array $data): void {}

        /**
         * @param int $seconds     0 or more
         * @param int $nanoseconds 0 to 999,999,999
         * @throws \ValueError   for an argument out of its range
         * @throws TimeException for a span that is too long
         */
        public static function fromSeconds(int $seconds, int $nanoseconds = 0): Duration {}

        /** @param int $nanoseconds 0 or more: ValueError below, here and in the next four; see negate() */
        public static function fromNanoseconds(int $nanoseconds): Duration {}

        public static function fromMicroseconds(int $microseconds): Duration {}

        public static function fromMilliseconds(int $milliseconds): Duration {}

        /** @throws TimeException for a span that is too long */
        public static function fromMinutes(int $minutes): Duration {}

        /** @throws TimeException for a span that is too long */
        public static function fromHours(int $hours): Duration {}

        /**
         * @param string $specification a period of ISO 8601-1, 5.5.2, that has hours, minutes and
         *                              seconds only, in whole numbers: "PT1H30M"
         * @throws TimeException for anything else
         */
        public static function fromIso8601DurationString(string $specification): Duration {}

        public function negate(): Duration {}

        public function absolute(): Duration {}

        /** @throws TimeException for a sum that is too long */
        public function add(Duration $duration): Duration {}

        public function sub(Duration $duration): Duration {}

        /** @param int $factor 0 or more */
        public function multiplyBy(int $factor): Duration {}

        /**
         * What is less than a nanosecond is dropped.
         * @param int $divisor more than 0
         * @throws \DivisionByZeroError
         */
        public function divideBy(int $divisor): Duration {}

        /** @return int -1 when $a is the shorter or the more negative one, 0, or 1 */
        public static function compare(Duration $a, Duration $b): int {}
    }
}
