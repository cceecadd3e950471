<?php
require getenv('BENCH_PACKAGES') . '/autoload.php';
require __DIR__ . '/../../../examples/revolt/IoPollDriver.php';

Revolt\EventLoop::setDriver(new IoPollDriver());
require __DIR__ . '/amphp.php';
