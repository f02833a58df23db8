# Les champs standard.

field-CONTACT_NR = Numéro de contact
field-EXTERNAL_ID = Identifiant externe
field-KIND = Type de contact
field-TITLE = Civilité
field-FIRSTNAME = Prénom
field-LASTNAME = Nom
field-OFFICIAL_NAME = Raison sociale
field-FULL_NAME = Nom complet
field-STRUCT_TYPE = Type de structure
field-STRUCTURE_NR = Numéro de structure
field-FUNCTION = Fonction
field-PREF_LANG = Langue préférée
field-BIRTHDATE = Date de naissance
field-EMAIL = E-mail
field-PHONE = Téléphone
field-CELLPHONE = Téléphone portable
field-LINE1 = Adresse, ligne 1
field-LINE2 = Adresse, ligne 2
field-LINE3 = Adresse, ligne 3
field-ZIPCODE = Code postal
field-TOWN = Ville
field-TOWN_COMPLEMENT = Complément de ville
field-STATE = Région
field-COUNTRY = Pays
field-WEB_SITE = Site web
field-ADMIN_NUMBER = Numéro d’immatriculation
field-LIFECYCLE = Cycle de vie
field-OWNER = Responsable
field-REMARK = Remarque
field-TAGS = Étiquettes
field-CONSENT_SOURCE = Source du consentement
field-CONSENT_DATE = Date du consentement

# Types de contact.

contact-type-INDIVIDUAL = Individu
contact-type-STRUCTURE = Structure

# Le statut d’un contact.

status-ACTIVE = Actif
status-INVALID = Invalidé
status-DELETED = Supprimé
status-ANONYMISED = Anonymisé
status-ERASED = Effacé

# Types de champ.

type-text = Texte
type-list = Liste, une seule valeur
type-multi-list = Liste, plusieurs valeurs
type-yes-no = Vrai, Faux ou Vide
type-number = Nombre
type-date = Date
type-email = Adresse e-mail
type-phone = Numéro de téléphone
type-country = Pays
type-language = Langue
type-user = Utilisateur
type-structure = Structure

# Les trois états d’un champ oui/non.

yes-no-TRUE = Vrai
yes-no-FALSE = Faux
yes-no-EMPTY = Vide
