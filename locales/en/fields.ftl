# The standard fields.

field-CONTACT_NR = Contact number
field-EXTERNAL_ID = External ID
field-KIND = Contact type
field-TITLE = Title
field-FIRSTNAME = First name
field-LASTNAME = Last name
field-OFFICIAL_NAME = Official name
field-FULL_NAME = Full name
field-STRUCT_TYPE = Structure type
field-STRUCTURE_NR = Structure number
field-FUNCTION = Job
field-PREF_LANG = Preferred language
field-BIRTHDATE = Date of birth
field-EMAIL = E-mail
field-PHONE = Phone
field-CELLPHONE = Mobile phone
field-LINE1 = Address line 1
field-LINE2 = Address line 2
field-LINE3 = Address line 3
field-ZIPCODE = Postcode
field-TOWN = Town
field-TOWN_COMPLEMENT = Town, second line
field-STATE = State or region
field-COUNTRY = Country
field-WEB_SITE = Website
field-ADMIN_NUMBER = Registration number
field-LIFECYCLE = Life cycle
field-OWNER = Person in charge
field-REMARK = Remark
field-TAGS = Tags
field-CONSENT_SOURCE = Source of the consent
field-CONSENT_DATE = Date of the consent

# Types of contact.

contact-type-INDIVIDUAL = Individual
contact-type-STRUCTURE = Structure

# The status of a contact.

status-ACTIVE = Active
status-INVALID = Invalid
status-DELETED = Deleted
status-ANONYMISED = Anonymised
status-ERASED = Erased

# Types of field.

type-text = Text
type-list = List, one value
type-multi-list = List, several values
type-yes-no = True, False or Empty
type-number = Number
type-date = Date
type-email = E-mail address
type-phone = Phone number
type-country = Country
type-language = Language
type-user = User
type-structure = Structure

# The three states of a yes/no field.

yes-no-TRUE = True
yes-no-FALSE = False
yes-no-EMPTY = Empty
