<?php
require getenv('BENCH_PACKAGES') . '/autoload.php';
require __DIR__ . '/../../../examples/react/IoPollLoop.php';

React\EventLoop\Loop::set(new IoPollLoop());
require __DIR__ . '/react.php';
