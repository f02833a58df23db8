#!/usr/bin/env bash
# A Fluent message in Portuguese of Brazil says "0 linha": nothing is singular.
#
# Fluent chooses [one] or *[other] by the plural rules of CLDR, and by those of pt (and so pt-BR) zero and one are both "one";
# by those of pt-PT only one is. People in Brazil write "0 linhas", so a text with the two variants that a translator expects
# to need is wrong wherever a count is zero. A bundle with the locale pt-PT chooses what is written, since the locale decides
# nothing but plurals and the form of numbers; in French, where zero is singular too, "0 ligne" is right. Carnet makes its
# bundle of Portuguese so (src/i18n/translator.rs).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" --quiet --disable-pip-version-check install fluent.runtime==0.4.0 babel==2.17.0

"$folder/python/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from fluent.runtime import FluentBundle, FluentResource

print("fluent.runtime", version("fluent.runtime"), "with the rules of babel", version("babel"))
TEXT = "lines = { $n -> \n    [one] { $n } linha\n   *[other] { $n } linhas\n}\n"


def said(locale, n):
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(TEXT))
    return bundle.format_pattern(bundle.get_message("lines").value, {"n": n})[0]


as_described = True
for locale, expected in [("pt-BR", ["0 linha", "1 linha", "2 linhas"]), ("pt-PT", ["0 linhas", "1 linha", "2 linhas"])]:
    found = [said(locale, n) for n in (0, 1, 2)]
    print(f"{locale}: {', '.join(found)}")
    as_described &= found == expected
print("Zero is singular in Brazil and plural in Portugal." if as_described else "CHANGED: see above.")
sys.exit(0 if as_described else 1)
PYTHON
