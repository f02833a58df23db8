# Os campos padrão.

field-CONTACT_NR = Número do contato
field-EXTERNAL_ID = ID externo
field-KIND = Tipo de contato
field-TITLE = Tratamento
field-FIRSTNAME = Primeiro nome
field-LASTNAME = Sobrenome
field-OFFICIAL_NAME = Razão social
field-FULL_NAME = Nome completo
field-STRUCT_TYPE = Tipo de estrutura
field-STRUCTURE_NR = Número da pessoa jurídica
field-FUNCTION = Cargo
field-PREF_LANG = Idioma preferido
field-BIRTHDATE = Data de nascimento
field-EMAIL = E-mail
field-PHONE = Telefone
field-CELLPHONE = Celular
field-LINE1 = Endereço, linha 1
field-LINE2 = Endereço, linha 2
field-LINE3 = Endereço, linha 3
field-ZIPCODE = CEP
field-TOWN = Cidade
field-TOWN_COMPLEMENT = Complemento da cidade
field-STATE = Estado
field-COUNTRY = País
field-WEB_SITE = Site
field-ADMIN_NUMBER = Número de registro
field-LIFECYCLE = Ciclo de vida
field-OWNER = Responsável
field-REMARK = Observação
field-TAGS = Etiquetas
field-CONSENT_SOURCE = Fonte do consentimento
field-CONSENT_DATE = Data do consentimento

# Tipos de contato.

contact-type-INDIVIDUAL = Pessoa física
contact-type-STRUCTURE = Pessoa jurídica

# A situação de um contato.

status-ACTIVE = Ativo
status-INVALID = Invalidado
status-DELETED = Excluído
status-ANONYMISED = Anonimizado
status-ERASED = Apagado

# Tipos de campo.

type-text = Texto
type-list = Lista, um só valor
type-multi-list = Lista, vários valores
type-yes-no = Verdadeiro, Falso ou Vazio
type-number = Número
type-date = Data
type-email = Endereço de e-mail
type-phone = Número de telefone
type-country = País
type-language = Idioma
type-user = Usuário
type-structure = Pessoa jurídica

# Os três estados de um campo sim/não.

yes-no-TRUE = Verdadeiro
yes-no-FALSE = Falso
yes-no-EMPTY = Vazio
