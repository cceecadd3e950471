<?php

/**
 * Packet filters: what a classic BPF program can read, and protocols of frames.
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* Offsets of values that are not in the packet (SO_ATTACH_REUSEPORT_CBPF takes SKF_AD_*). */
const SKF_AD_OFF = UNKNOWN;                 // the others are added to this
const SKF_AD_PROTOCOL = UNKNOWN;            // protocol of the frame
const SKF_AD_PKTTYPE = UNKNOWN;             // PACKET_HOST, etc.
const SKF_AD_IFINDEX = UNKNOWN;             // interface
const SKF_AD_NLATTR = UNKNOWN;              // netlink attribute
const SKF_AD_NLATTR_NEST = UNKNOWN;         // netlink attribute inside one
const SKF_AD_MARK = UNKNOWN;                // mark
const SKF_AD_QUEUE = UNKNOWN;               // queue of the card
const SKF_AD_HATYPE = UNKNOWN;              // kind of the card
const SKF_AD_RXHASH = UNKNOWN;              // the card's hash of the flow
const SKF_AD_CPU = UNKNOWN;                 // processor
const SKF_AD_ALU_XOR_X = UNKNOWN;           // exclusive or with X
const SKF_AD_VLAN_TAG = UNKNOWN;            // VLAN
const SKF_AD_VLAN_TAG_PRESENT = UNKNOWN;    // is there a VLAN
const SKF_AD_PAY_OFFSET = UNKNOWN;          // where the payload begins
const SKF_AD_RANDOM = UNKNOWN;              // a random number
const SKF_AD_VLAN_TPID = UNKNOWN;           // protocol of the VLAN
const SKF_AD_MAX = UNKNOWN;                 // one past the last
const SKF_NET_OFF = UNKNOWN;                // from the network header on
const SKF_LL_OFF = UNKNOWN;                 // from the link header on
const FIL_ATTACH = UNKNOWN;                 // Solaris: attach a filter
const FIL_DETACH = UNKNOWN;                 // Solaris: detach it

/* Protocols of frames: AF_PACKET's third argument (in network byte order). packet(7) */
const ETH_P_IP = UNKNOWN;           // IPv4
const ETH_P_IPV6 = UNKNOWN;         // IPv6
const ETH_P_LOOP = UNKNOWN;         // loopback test
const ETH_P_ALL = UNKNOWN;          // every frame
const ETH_P_ARP = UNKNOWN;          // addresses of the link. RFC 826
const ETH_P_RARP = UNKNOWN;         // addresses of the link, reverse
const ETH_P_8021Q = UNKNOWN;        // VLAN
const ETH_P_8021AD = UNKNOWN;       // VLAN in VLAN
const ETH_P_802_2 = UNKNOWN;        // IEEE 802.2
const ETH_P_802_3 = UNKNOWN;        // IEEE 802.3
const ETH_P_802_EX1 = UNKNOWN;      // experiments
const ETH_P_LLDP = UNKNOWN;         // link layer discovery
const ETH_P_PAE = UNKNOWN;          // log-in to a port. IEEE 802.1X
const ETH_P_PPP_DISC = UNKNOWN;     // PPPoE: discovery
const ETH_P_PPP_SES = UNKNOWN;      // PPPoE: session
const ETH_P_MPLS_UC = UNKNOWN;      // MPLS
const ETH_P_MPLS_MC = UNKNOWN;      // MPLS multicast
const ETH_P_MACSEC = UNKNOWN;       // encrypted frames
const ETH_P_1588 = UNKNOWN;         // precise time
const ETH_P_CFM = UNKNOWN;          // faults of links
const ETH_P_SLOW = UNKNOWN;         // slow protocols: LACP
const ETH_P_AOE = UNKNOWN;          // disks
const ETH_P_FCOE = UNKNOWN;         // Fibre Channel
const ETH_P_TIPC = UNKNOWN;         // TIPC
const ETH_P_PROFINET = UNKNOWN;     // PROFINET
const ETH_P_ETHERCAT = UNKNOWN;     // EtherCAT
const ETH_P_CAN = UNKNOWN;          // CAN
const ETH_P_CANFD = UNKNOWN;        // CAN FD
const ETH_P_BATMAN = UNKNOWN;       // mesh
const ETH_P_LOOPBACK = UNKNOWN;     // loopback test, the number of the standard
