<?php
/* run.php FACE SIZE SECONDS: runs a face of the soak and prints its figures. Status 1: a promise did not hold. */
require __DIR__ . '/soak.inc';

[, $face, $size, $seconds] = $argv;
ini_set('memory_limit', -1);
$soak = new Soak();
(require __DIR__ . "/$face.face.inc")($soak, (int) $size, (float) $seconds);
foreach ($soak->figures as $name => $figure) {
	printf("%-60s %s\n", $name, $figure);
}
foreach ($soak->broken as $what) {
	echo "not so: $what\n";
}
exit($soak->broken === [] ? 0 : 1);
