//! Header lines as the exports of other systems have them.

/// A header line that a system writes, by the system's name, and what is taken of it: header and code.
pub(super) type HeaderLine = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
pub(super) const FILES: &[HeaderLine] = &[
    ("ClientTether", "phone,firstName,lastName,truffles_earned,web_key", &[("phone", "PHONE"), ("firstName", "FIRSTNAME"), ("lastName", "LASTNAME"), ("truffles_earned", "?"), ("web_key", "-")]),
    ("Nectar", "Nome;ID;Jurídico;CNPJ;E-mail principal", &[("ID", "CONTACT_NR"), ("Jurídico", "KIND"), ("CNPJ", "ADMIN_NUMBER"), ("E-mail principal", "EMAIL")]),
    (
        "Google Contacts",
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value",
        &[("First Name", "FIRSTNAME"), ("Last Name", "LASTNAME"), ("Organization Name", "OFFICIAL_NAME"), ("E-mail 1 - Value", "EMAIL"), ("E-mail 2 - Value", "-"), ("Phone 1 - Value", "PHONE"), ("Address 1 - Street", "LINE1"), ("Address 1 - City", "TOWN"), ("Address 1 - Postal Code", "ZIPCODE"), ("Labels", "-")],
    ),
    (
        "Google Contacts",
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description",
        &[("Name", "-"), ("Given Name", "FIRSTNAME"), ("Family Name", "LASTNAME"), ("Organization 1 - Name", "OFFICIAL_NAME"), ("Organization 1 - Title", "FUNCTION"), ("Address 1 - Country", "COUNTRY")],
    ),
    (
        "Outlook",
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,Categories,Children,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,Gender,Government ID Number,Hobby,Initials,Keywords,Language,Location,Mileage,Notes,Office Location,Organizational ID Number,PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,Web Page",
        &[("Title", "TITLE"), ("Job Title", "FUNCTION"), ("Business Street", "LINE1"), ("Home Street", "-"), ("Business Phone", "PHONE"), ("Home Phone", "-"), ("Mobile Phone", "CELLPHONE"), ("E-mail Address", "EMAIL"), ("E-mail 2 Address", "-"), ("Company", "OFFICIAL_NAME")],
    ),
    (
        "Outlook",
        "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Rue (bureau) 2,Rue (bureau) 3,Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Ville (domicile),Code postal (domicile),Pays/Région (domicile),Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Téléphone (domicile),Tél. mobile,Téléphone principal,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Anniversaire,Catégories,Notes,Page Web",
        &[("Titre", "TITLE"), ("Prénom", "FIRSTNAME"), ("Nom", "LASTNAME"), ("Société", "OFFICIAL_NAME"), ("Rue (bureau)", "LINE1"), ("Rue (domicile)", "-"), ("Code postal (bureau)", "ZIPCODE"), ("Téléphone (bureau)", "PHONE"), ("Tél. mobile", "CELLPHONE"), ("Adresse de messagerie", "EMAIL")],
    ),
    (
        "Outlook",
        "Tratamento,Primeiro nome,Segundo nome,Sobrenome,Sufixo,Empresa,Departamento,Cargo,Business Street,Rua do endereço comercial 2,Business City,Business State,Business Postal Code,País/Região da Empresa,Endereço residencial,Cidade do endereço residencial,Estado,CEP do endereço residencial,País/Região de Residência,Fax comercial,Telefone comercial,Telefone residencial,Telefone celular,E-mail Address,Tipo de email,Nome para exibição do email,Birthday,Anotações,Página da Web",
        &[("Tratamento", "TITLE"), ("Primeiro nome", "FIRSTNAME"), ("Sobrenome", "LASTNAME"), ("Business Street", "LINE1"), ("Endereço residencial", "-"), ("Telefone celular", "CELLPHONE"), ("E-mail Address", "EMAIL"), ("Anotações", "REMARK")],
    ),
    (
        "Mailchimp",
        "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS",
        &[("Email Address", "EMAIL"), ("First Name", "FIRSTNAME"), ("Last Name", "LASTNAME"), ("Phone Number", "PHONE"), ("Birthday", "-"), ("REGION", "-"), ("TAGS", "-"), ("NOTES", "REMARK")],
    ),
    (
        "HubSpot",
        "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Marketing contact status,Create Date (CET),Associated Company",
        &[("Record ID", "EXTERNAL_ID"), ("Email", "EMAIL"), ("Phone Number", "PHONE"), ("Contact owner", "-"), ("Create Date (CET)", "-")],
    ),
    (
        "HubSpot",
        "ID fiche d'informations,Prénom,Nom,E-mail,Numéro de téléphone,Propriétaire du contact,Statut du lead,Date de création (CET)",
        &[("ID fiche d'informations", "EXTERNAL_ID"), ("Prénom", "FIRSTNAME"), ("Nom", "LASTNAME"), ("Propriétaire du contact", "-")],
    ),
    ("HubSpot", "ID do registro,Nome,Sobrenome,E-mail,Número de telefone,Proprietário do contato,Status do lead", &[("ID do registro", "EXTERNAL_ID"), ("Nome", "FIRSTNAME"), ("Sobrenome", "LASTNAME")]),
    (
        "Brevo",
        "CONTACT ID;EMAIL;LASTNAME;FIRSTNAME;SMS;EXT_ID;DOUBLE_OPT-IN;OPT_IN;ADDED_TIME;MODIFIED_TIME",
        &[("EMAIL", "EMAIL"), ("LASTNAME", "LASTNAME"), ("SMS", "CELLPHONE"), ("EXT_ID", "EXTERNAL_ID"), ("CONTACT ID", "-"), ("OPT_IN", "-")],
    ),
    ("Brevo", "EMAIL;NOM;PRENOM;SMS", &[("EMAIL", "EMAIL"), ("NOM", "LASTNAME"), ("PRENOM", "FIRSTNAME"), ("SMS", "CELLPHONE")]),
    (
        "PrestaShop",
        "ID;Titre de civilité;Prénom;Nom;Adresse e-mail;Groupe;Ventes;Activé;Newsletter;Offres partenaires;Inscription;Dernière visite",
        &[("ID", "EXTERNAL_ID"), ("Titre de civilité", "TITLE"), ("Prénom", "FIRSTNAME"), ("Nom", "LASTNAME"), ("Adresse e-mail", "EMAIL"), ("Newsletter", "-")],
    ),
    (
        "PrestaShop",
        "ID,Social title,First name,Last name,Email address,Group,Sales,Enabled,Newsletter,Partner offers,Registration,Last visit",
        &[("ID", "EXTERNAL_ID"), ("Social title", "TITLE"), ("Email address", "EMAIL"), ("Sales", "-")],
    ),
    (
        "Odoo",
        "id,name,is_company,email,phone,mobile,street,street2,zip,city,state_id,country_id,vat,website,function,comment",
        &[("id", "EXTERNAL_ID"), ("name", "FULL_NAME"), ("is_company", "KIND"), ("street", "LINE1"), ("country_id", "COUNTRY"), ("vat", "ADMIN_NUMBER"), ("comment", "REMARK")],
    ),
    ("Odoo", "External ID,Name,Is a Company,Email,Phone,Mobile,Street,Street2,Zip,City,State,Country,Tax ID,Salesperson", &[("External ID", "EXTERNAL_ID"), ("Name", "FULL_NAME"), ("Street2", "LINE2"), ("Salesperson", "-")]),
    ("Odoo", "ID,Display Name,Email,Phone,Salesperson,City,Country", &[("ID", "-"), ("Display Name", "FULL_NAME"), ("City", "TOWN")]),
    ("Odoo", "ID externe,Nom,Est une société,E-mail,Téléphone,Mobile,Rue,Rue 2,Code postal,Ville,Pays,Étiquettes", &[("ID externe", "EXTERNAL_ID"), ("Nom", "FULL_NAME"), ("Est une société", "KIND"), ("Mobile", "CELLPHONE")]),
    ("Odoo", "ID externo,Nome,É uma empresa,E-mail,Telefone,Celular,Rua,CEP,Cidade,Estado,País,CNPJ", &[("ID externo", "EXTERNAL_ID"), ("Nome", "FULL_NAME"), ("É uma empresa", "KIND"), ("CNPJ", "ADMIN_NUMBER")]),
    (
        "CiviCRM",
        "\"Contact ID\",\"Contact Type\",\"Contact Subtype\",\"Do Not Email\",\"Do Not Phone\",\"Do Not Mail\",\"Do Not SMS\",\"Do Not Trade\",\"No Bulk Emails (User Opt Out)\",\"Legal Identifier\",\"External Identifier\",\"Sort Name\",\"Display Name\",\"Nickname\",\"Legal Name\",\"Image Url\",\"Preferred Communication Method\",\"Preferred Language\",\"Contact Hash\",\"Contact Source\",\"First Name\",\"Middle Name\",\"Last Name\",\"Individual Prefix\",\"Individual Suffix\",\"Formal Title\",\"Communication Style\",\"Job Title\",\"Gender\",\"Birth Date\",\"Deceased\",\"Deceased Date\",\"Household Name\",\"Organization Name\",\"Street Address\",\"Supplemental Address 1\",\"City\",\"Postal Code\",\"State\",\"Country\",\"Phone\",\"Email\"",
        &[("Contact ID", "EXTERNAL_ID"), ("External Identifier", "-"), ("Contact Type", "KIND"), ("Organization Name", "OFFICIAL_NAME"), ("Street Address", "LINE1"), ("Do Not Email", "-"), ("Birth Date", "BIRTHDATE")],
    ),
    (
        "Galette",
        "id_adh;id_statut;nom_adh;prenom_adh;societe_adh;pseudo_adh;titre_adh;ddn_adh;sexe_adh;adresse_adh;cp_adh;ville_adh;region_adh;pays_adh;tel_adh;gsm_adh;email_adh;info_adh;login_adh;mdp_adh;date_crea_adh;pref_lang",
        &[("id_adh", "EXTERNAL_ID"), ("nom_adh", "LASTNAME"), ("prenom_adh", "FIRSTNAME"), ("cp_adh", "ZIPCODE"), ("gsm_adh", "CELLPHONE"), ("mdp_adh", "-")],
    ),
    (
        "Thunderbird",
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes",
        &[("Primary Email", "EMAIL"), ("Home Address", "LINE1"), ("Work Address", "-"), ("Mobile Number", "CELLPHONE"), ("Organization", "OFFICIAL_NAME"), ("Custom 3", "-")],
    ),
    (
        "Thunderbird",
        "Prénom,Nom de famille,Nom à afficher,Surnom,Adresse électronique principale,Adresse électronique secondaire,Nom de l’écran,Tél. professionnel,Tél. personnel,Fax,Pager,Portable,Adresse privée,Adresse privée 2,Ville,Pays/État,Code postal,Pays/Région (domicile),Adresse professionnelle,Adresse professionnelle 2,Ville,Pays/État,Code postal,Pays/Région (bureau),Profession,Service,Société,Site web 1,Site web 2,Année de naissance,Mois,Jour,Divers 1,Divers 2,Divers 3,Divers 4,Notes",
        &[("Adresse électronique principale", "EMAIL"), ("Adresse privée", "LINE1"), ("Ville", "TOWN"), ("Code postal", "ZIPCODE"), ("Portable", "CELLPHONE"), ("Adresse professionnelle", "-")],
    ),
    (
        "Dolibarr",
        "Nom* (s.nom),État (s.status),Code client (s.code_client),Adresse (s.address),Code postal (s.zip),Ville (s.town),Téléphone (s.phone),Email (s.email)",
        &[("Nom* (s.nom)", "OFFICIAL_NAME"), ("Ville (s.town)", "TOWN"), ("Code client (s.code_client)", "-"), ("Email (s.email)", "EMAIL")],
    ),
    ("Dolibarr", "Id contact,Civilité,Nom de famille,Prénom,Poste/Fonction,Adresse,Code postal,Ville,Tél portable,Email,Nom du tiers", &[("Id contact", "EXTERNAL_ID"), ("Nom de famille", "LASTNAME"), ("Poste/Fonction", "FUNCTION"), ("Nom du tiers", "OFFICIAL_NAME")]),
    ("Dolibarr", "Id. tiers,Nom du tiers,Code client,Code fournisseur,Adresse,Code postal,Ville,Pays,Téléphone,Email,SIRET", &[("Id. tiers", "EXTERNAL_ID"), ("Nom du tiers", "OFFICIAL_NAME"), ("SIRET", "ADMIN_NUMBER"), ("Code client", "-")]),
];
