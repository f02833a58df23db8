# Saves the sheets of sheets.json with programs written in Perl: perl make_with_perl.pl FOLDER.
use strict;
use warnings;
use utf8;
use JSON::PP;
use File::Basename;
use Spreadsheet::WriteExcel;
use Excel::Writer::XLSX;
use Text::CSV_XS;

my $out = $ARGV[0];
open my $file, '<', dirname(__FILE__) . '/sheets.json' or die;
my $sheets = decode_json(do { local $/; <$file> });

sub save {
    my ($program, $extension, $name) = @_;
    (my $short = lc $program) =~ s/::/-/g;
    my $book = $program->new("$out/$short-" . $program->VERSION . ".$name.$extension");
    my $sheet = $book->add_worksheet('Feuille');
    my $y = 0;
    for my $row (@{ $sheets->{$name} }) {
        my $x = 0;
        for my $cell (@$row) {
            if (ref $cell && $cell->{date}) {
                $sheet->write_date_time($y, $x, "$cell->{date}T", $book->add_format(num_format => 'yyyy-mm-dd'));
            } elsif (ref $cell) {
                $sheet->write_number($y, $x, $cell->{number}, $book->add_format(num_format => $cell->{format} // 'General'));
            } elsif (defined $cell) {
                $sheet->write_string($y, $x, $cell);
            }
            $x++;
        }
        $y++;
    }
    $book->close;
}

for my $name (qw(texts typed)) {
    save('Spreadsheet::WriteExcel', 'xls', $name);
    save('Excel::Writer::XLSX', 'xlsx', $name);
}
my $csv = Text::CSV_XS->new({ binary => 1, eol => "\r\n", sep_char => "\t" });
open my $tsv, '>:encoding(utf8)', "$out/text-csv_xs-" . Text::CSV_XS->VERSION . ".texts.tsv" or die;
$csv->print($tsv, $_) for @{ $sheets->{texts} };
