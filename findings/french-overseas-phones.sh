#!/usr/bin/env bash
# Numbers of the French overseas departments are no valid French numbers for libphonenumber.
#
# In France 0692 12 34 56 (Réunion) or 0690 12 34 56 (Guadeloupe) is dialled like any other mobile number, without a prefix,
# and stands so in lists of contacts. With the country FR they are read as +33 692 12 34 56, which is not valid; with the
# department's own country (RE, GP) they are valid, under +262 or +590. Carnet reads national numbers by the country of the
# contact or, without one, of the institution (src/fields/phone.rs), with the same numbering plans in the crate phonenumber.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" --quiet --disable-pip-version-check install phonenumbers==9.0.43

"$folder/python/bin/python" - <<'PYTHON'
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat

print("phonenumbers", phonenumbers.__version__)
as_described = True
for number, department in [("0692 12 34 56", "RE"), ("0690 12 34 56", "GP"), ("0696 12 34 56", "MQ")]:
    for country, expected in [("FR", False), (department, True)]:
        parsed = phonenumbers.parse(number, country)
        valid = phonenumbers.is_valid_number(parsed)
        print(f"{number} in {country}: {phonenumbers.format_number(parsed, PhoneNumberFormat.E164)}, valid: {valid}")
        as_described &= valid == expected
print("Only the department's own country makes them valid." if as_described else "CHANGED: see above.")
sys.exit(0 if as_described else 1)
PYTHON
