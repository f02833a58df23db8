#!/usr/bin/env bash
# calamine takes a number of an XLS for a day although the workbook says that its format is 00000.
#
# A cell of an XLS names its format by a number, and FORMAT records say what the numbers mean in this workbook. Gnumeric gives
# its own formats the numbers from 50 on (here 50 is 00000 or yyyy-mm-dd, as they come). In East Asian editions of Excel these
# stand for dates, unless the workbook says otherwise, which it does. calamine goes by the number first: a postcode 1000 that
# is shown as 01000 comes out as the day 1902-09-26. Carnet looks the formats up itself (src/table/read_workbook/xls_records.rs).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src

# Saved by Gnumeric 1.12.55 as "MS Excel 97/2000/XP": A1 is 1000 shown as 01000, B1 is the day 1980-05-03.
base64 -d <<'XLS' | gunzip >one.xls
H4sIAAAAAAACA+1XTWhcVRT+3subZDJJmkmaZtImxjSJzSSZtEknYFHqxL9FF6I0iEUrcdJkdGiSCeMUzKLy2lpwoWAtRAYKUnEjQv2DunGRrqIyRRFKUR
RSceFSRcFCzPO7592ZvJlkIIMoqDlvzr3nfvece847992f+fKLppXLH+y5hRK6D1VYc2pR7cEMcqEdBHwaW3McR0E1ZGeb/lVU6+dEVvtwqu96zWc2RRO4
BRPvW9dYAt+Tj2MeFpBOpTJd/xQ9IDHEDRXDEj+yw5QMXCK6A7slsmYpd0r5nuh9IuVh9uTpkP5uj5ljoveqlN1S7oAa8WOx+UaQEbTgU9Z+vGa49hbG43
PPjyCEb4vwGjwYn0lOppPlTSrDO61WLqcmoLcn0tMzPNF/b9iV+jutdi66Vk/PU0enp55e7+5gNKF89/5hjy0b7N9LZx3F/d4RXKUDGOCDiXDvQFfejzTC
rhu30T3ULfjYBE0i6EefMvFaeA1K9O9GBAe9LtxYPF5UKAVHsdi66SgGccDjKm9ZYrjBrpEOA8ACaWh2dmhqqtMKIKr2rWFFK5wMRb85XZ5dbqlL4UYe/3
VruFkhjv8hbmCzPA+6+r+X4v1l8EgZfKAMXrspXohnNY+/XJjfIty633Lxg2Xw6Ab8omkhaFc5qm6yq6Vuti2pd9o1UsOG1C22z3lG9rbXude6+5U6TuVA
1YU6XQWhYCtIF7YtJZSwtLTEykY26yAbTVA1hxz1E3wcpZhgO+eInaPHdMez9XC265A6yi5He8fJIsu2k6Utx3VyWUQTDqK5HHFqK86SExw+kcXi4iKogG
iWQJQ/claYWDSL5eVlnOd83Kx2sz/+Cnc/g88VQ2orJMuljWllQl3MTWp9iNpt3NgVbq7j1R2hVW5veXJo71crHu6xFiw61urMlqKrjKIRGjfIQVDPcgqN
IjdJGeRYq+/8/NUjk4/FJgQZkPgGpTwriO3xfpeaVkSMM+y5ZrXwAkXa5VbnxOYlKfcVbH6M9XnkcEH+KdbvkS/zwKplbO4lq5uH2THT7VuJrdePc+wATv
M91NtdqGuVntPyXk6hDXOH5/3VMH4zqOWICxqNeNEMiNiGtxqhWwYPmbOfG7jJ02jYvSKazbgqUznmyegdzGFVcZKf9YfI6yufiVNXDzwEBPAXaY1JsQLm
Blwh5o3rNy7tbw9efMOPwcjtK/QHXwl2XF4Tet3LtVZsf+BcPsm6SuP5nSus+4949Awt7yLPTmfi9yTnkplkfGboRHo6nkml0am+SHJqfnpufuGFmS3Er8
ZcOf/mL7cffS747gXG2vfR18M61d6Y6nVMDeRRT0xKz/5w9O32M98ZXnkzP6YeU32+Pn3Hr5FLihu2mqQ67atBbk7gJLu5apKbmLqHQXZVlQP1qYV0XneT
95DbyR3yeUDScaeOf6980u5/iF61iLTcp+tt+nvpKFJ8MpyLhzHHOo2FitYfr61GfiyjEkO98p+g9zROYlLiOFnx+ue/APFfpf97btXunN6PfNyFUjiBU5
jFtGRgXORZxCUXR4glJEaFZJCkPOcZ55D2n6et+O4hX0Xef2X+Sims/ZsVvP8+8nyZ9a/WXJ7/2F4e/3n6E4g13JgAEgAA
XLS

cat >Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[dependencies]
calamine = "=0.38.0"
TOML
cat >src/main.rs <<'RUST'
use calamine::{Data, Reader, Xls, open_workbook};

fn main() {
    let mut book: Xls<_> = open_workbook("one.xls").unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let cells: Vec<&Data> = sheet.rows().next().unwrap().iter().collect();
    println!("calamine 0.38.0: A1 (1000 as 00000) {:?}", cells[0]);
    println!("calamine 0.38.0: B1 (a day)         {:?}", cells[1]);
    let as_described = matches!(cells[0], Data::DateTime(_)) && matches!(cells[1], Data::DateTime(_));
    println!("{}", if as_described { "Both are taken for days." } else { "CHANGED: see above." });
    std::process::exit(if as_described { 0 } else { 1 });
}
RUST
cargo run --quiet
