<?php

/** @generate-class-entries */

/* How a TCP connection does. */
namespace Sockets {
    /**
     * A moment of a TCP connection. Times are in microseconds. A figure that the kernel does not give is
     * null, and so is one of rtt, pathMtu, slowStartThreshold and deliveryRate that is not known yet; the
     * others are 0 then, as those of a listener are. Where an int has 32 bits, larger figures are
     * PHP_INT_MAX.
     * @strict-properties
     * @see tcp(7) TCP_INFO
     */
    final class TcpInfo
    {
        /** As RFC 9293 has it: "ESTABLISHED", "LISTEN", "CLOSE-WAIT", … */
        public readonly ?string $state;

        /** Round trip time, smoothed (RFC 6298). */
        public readonly ?int $rtt;

        public readonly ?int $rttVariation;

        /** The shortest one of the last minutes. */
        public readonly ?int $minRtt;

        /** After this without an answer a segment is sent again. */
        public readonly ?int $retransmissionTimeout;

        /** Since data was last sent, and since some last came. */
        public readonly ?int $sinceSent;

        public readonly ?int $sinceReceived;

        /** Bytes of the largest segment out and in, and of the largest packet of the path. */
        public readonly ?int $sendSegmentSize;

        public readonly ?int $receiveSegmentSize;

        public readonly ?int $pathMtu;

        /** In segments; slowStartThreshold is null until a loss. */
        public readonly ?int $congestionWindow;

        public readonly ?int $slowStartThreshold;

        /** Bytes that the peer has room for, and that this side has told the peer to have. */
        public readonly ?int $sendWindow;

        public readonly ?int $receiveWindow;

        /** Segments that were sent and not acknowledged; of a listener: connections that wait. */
        public readonly ?int $unacknowledged;

        /** Of these: regarded as lost. */
        public readonly ?int $lost;

        /** How often the oldest one was sent again; of all segments so far. */
        public readonly ?int $retransmits;

        public readonly ?int $totalRetransmits;

        /** Bytes: sent (again, too), acknowledged (opening counts as one), received, sent again, in the
         *  buffer. */
        public readonly ?int $bytesSent;

        public readonly ?int $bytesAcknowledged;

        public readonly ?int $bytesReceived;

        public readonly ?int $bytesRetransmitted;

        public readonly ?int $bytesNotSent;

        public readonly ?int $segmentsSent;

        public readonly ?int $segmentsReceived;

        /** Bytes a second: how fast they arrive, and how fast they may be sent; null: no limit. */
        public readonly ?int $deliveryRate;

        public readonly ?int $pacingRate;

        private function __construct() {}
    }

    /** @throws SocketException kind Unsupported: no TCP socket, or the system does not tell */
    function tcp_info(\Socket $socket): TcpInfo {}
}
