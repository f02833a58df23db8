<?php
// Saves the texts of sheets.json with PHP: php make_with_php.php FOLDER.
$sheets = json_decode(file_get_contents(__DIR__ . '/sheets.json'), true);
$version = PHP_VERSION;
$file = fopen("$argv[1]/php-fputcsv-$version.texts.csv", 'w');
foreach ($sheets['texts'] as $row) {
    fputcsv($file, $row, ';', '"', '');
}
fclose($file);
$header = array_shift($sheets['texts']);
$records = array_map(fn($row) => array_combine($header, $row), $sheets['texts']);
file_put_contents("$argv[1]/php-json_encode-$version.texts.json", json_encode($records));
