# L’aide : ce que les fichiers peuvent contenir et ce que Carnet en fait. help-TOPIC-title et help-TOPIC-lead ouvrent un sujet.
help = Aide
help-lead = Ce qu’un fichier peut contenir, comment chaque cellule est lue et ce que signifie chaque message d’un rapport.
help-print = En ligne de commande : carnet help files
help-all-topics = Tous les sujets
help-head-code = Code
help-head-name = Nom
help-head-meaning = Signification
help-head-what-to-do = Signification et marche à suivre
help-head-cell = Cellule
help-head-effect = Effet
help-head-type = Type
help-head-aliases = Autres en-têtes reconnus
help-head-other-words = Autres mots
help-head-format = Format
help-head-operation = Opération
help-head-limit = Limite
help-head-column = Colonne
help-head-word = Mot
help-head-key = Clé
help-head-exit-code = Code de retour
help-head-contacts = Contacts

# Mots
help-words-title = Vocabulaire
help-words-lead = Les mots employés dans Carnet.
help-words-terms = Termes
help-word-contact = Contact
help-word-contact-text = Un individu ou une structure (entreprise, école, association). Chacun a un numéro de contact, unique dans l’institution et jamais réattribué.
help-word-field = Champ
help-word-field-text = Tout ce qu’une cellule peut modifier sur un contact : champ standard, critère, autorisation ou champ personnalisé. Les fichiers le désignent par son code.
help-word-criterion = Critère
help-word-criterion-text = Un champ défini par l’institution, souvent une liste de valeurs. Chaque valeur a un code interne, utilisé dans les fichiers, et un libellé en trois langues.
help-word-authorisation = Autorisation
help-word-authorisation-text = Ce qu’un individu a accepté : Vrai, Faux ou Vide. Pour passer une autorisation à Vrai, il faut indiquer la source du consentement.
help-word-target = Cible
help-word-target-text = Une sélection de contacts : dynamique (une requête, évaluée à chaque utilisation) ou statique (une liste figée).
help-word-template = Modèle d’importation
help-word-template-text = Un fichier que Carnet remplit pour une cible : une ligne par contact, avec les valeurs actuelles dans les colonnes [old] et des colonnes [new] vides à compléter.
help-word-key = Clé
help-word-key-text = La colonne qui indique quel contact concerne la ligne, en général le numéro de contact.
help-word-test = Test
help-word-test-text = Le fichier est lu en entier et comparé aux contacts, sans rien modifier. Le résultat est un rapport : ce qui changerait et ce qui ne va pas.
help-word-plan = Plan
help-word-plan-text = La liste des modifications établie par le test : ligne, contact, champ, ancienne valeur, nouvelle valeur. Lancer l’importation applique exactement ce plan.
help-word-undo = Annulation
help-word-undo-text = Rétablit chaque valeur qui est encore celle que l’importation a écrite. Les valeurs modifiées depuis sont conservées et listées.
help-word-mapping = Correspondance
help-word-mapping-text = Ce que vous avez répondu sur les colonnes d’un fichier d’un autre système, enregistré sous un nom et proposé pour le prochain fichier qui a les mêmes en-têtes.

# Fichiers
help-files-title = Fichiers et formats
help-files-lead = Les fichiers que Carnet lit et ceux qu’il crée.
help-files-read = Formats lus
help-files-read-text = C’est le contenu qui compte, pas l’extension. Un ZIP peut contenir un seul fichier de l’un des autres formats.
help-format-text = Texte : virgule, point-virgule, tabulation ou barre verticale entre les valeurs
help-format-workbook = Classeur Excel
help-format-old-workbook = Classeur plus ancien ou d’un autre programme (Excel 97, LibreOffice)
help-format-page = Page web avec un tableau, ou classeur XML (Excel 2003) : beaucoup de systèmes exportent ces fichiers, souvent en .xls
help-format-cards = Cartes de visite (vCard) : une ligne par carte
help-format-lists = JSON : une liste d’objets, ou un objet par ligne
help-format-dump = Sauvegarde SQL de PostgreSQL, MySQL, MariaDB ou SQLite, ou fichier SQLite : chaque table est une feuille
help-format-archive = Archive qui contient l’un de ces fichiers
help-files-written = Formats créés
help-files-written-text = Les modèles et les exports sont créés en XLSX, ou en CSV dans un ZIP : UTF-8 avec indicateur d’ordre des octets, avec des virgules en anglais et des points-virgules en français et en portugais.
help-files-text = Fichiers texte
help-files-text-encoding = L’encodage est détecté : UTF-8, UTF-16 ou Windows-1252, entre autres. En cas de doute, enregistrez votre fichier au format « CSV UTF-8 ».
help-files-text-delimiter = Le séparateur est détecté aussi ; une première ligne comme sep=; est prise en compte. Les fins de ligne peuvent être celles de Windows, d’Unix ou des anciens Mac.
help-files-text-guard = Dans les fichiers CSV, une apostrophe devant = + - @ ' ou || empêche le tableur d’exécuter le texte comme une formule. Carnet l’écrit où il le faut et l’enlève à la lecture : rien ne se perd en route.
help-files-sheets = Classeurs à plusieurs feuilles
help-files-sheets-text = La seule feuille visible qui a un en-tête est importée. S’il y en a plusieurs, vous choisissez ; vous pouvez aussi indiquer le nom de la feuille à l’envoi du fichier.
help-files-templates = Modèles d’importation
help-files-templates-text = Un modèle commence par le numéro de contact, les noms et l’adresse e-mail, pour vous repérer ; ces colonnes ne modifient rien. Viennent ensuite, pour chaque champ, ses colonnes [old] et [new]. Dans le classeur, les cellules grises sont verrouillées et les listes proposent leurs codes ; une deuxième feuille donne tous les codes et libellés.
help-files-templates-check = La dernière colonne, CHECK, est un contrôle de sécurité. Elle révèle les lignes décalées, les clés modifiées et les fichiers d’une autre institution. Ne la modifiez pas ; vous pouvez supprimer la colonne entière.
help-files-kept = Durée de conservation
help-files-kept-text = { $days ->
    [one] Un export peut être téléchargé pendant { $days_shown } jour.
   *[other] Un export peut être téléchargé pendant { $days_shown } jours.
 }

# Colonnes
help-columns-title = Colonnes et en-têtes
help-columns-lead = Comment Carnet reconnaît ce que contient chaque colonne.
help-columns-header = En-tête
help-columns-header-text = L’en-tête est la première ligne qui contient une colonne clé, parmi les quatre premières lignes. Un en-tête est reconnu par le code d’un champ, par un autre nom indiqué sous « { help-fields-title } », ou par son libellé dans l’une des trois langues, sans tenir compte des majuscules, des accents ni des espaces. L’ordre des colonnes est libre. Un astérisque, deux-points ou une indication comme (JJ/MM/AAAA) après le nom ne comptent pas. Les fichiers d’autres systèmes, indiqués sous Correspondances, sont reconnus à leurs en-têtes.
help-columns-old-new = Colonnes [old] et [new]
help-columns-old-new-text = Seules les colonnes [new] modifient les contacts. La colonne [old] voisine montre la valeur au moment du téléchargement : si quelqu’un l’a changée depuis, le rapport le signale.
help-columns-old-new-plain = Dans un fichier sans colonne [new], une colonne à l’en-tête simple est lue comme nouvelle valeur. Dans un fichier avec des colonnes [new], les colonnes simples sont là pour information : elles ne sont jamais écrites.
help-columns-key = Colonne clé
help-columns-key-text = Chaque ligne doit avoir la clé d’un seul contact. La première colonne est la clé si c’est l’une de celles ci-dessous ; sinon, vous choisissez. Les adresses e-mail sont comparées sans tenir compte des majuscules ; un numéro de téléphone peut être le fixe ou le mobile.
help-columns-unknown = Colonnes inconnues
help-columns-unknown-text = Le fichier vous attend alors : pour chaque colonne, choisissez un champ, créez un champ personnalisé (informations de contact uniquement) ou ignorez la colonne. Un en-tête proche d’un nom connu est proposé comme ce champ, jamais accepté sans vous. Quand l’en-tête ne dit rien, les valeurs sont examinées : le champ auquel elles ressemblent est proposé, avec la part des cellules qui correspondent. Si plusieurs colonnes peuvent être la clé, c’est vous qui choisissez.
help-columns-special = Colonnes particulières
help-column-check = Contrôle de sécurité des lignes du modèle. N’y touchez pas.
help-column-consent-source = Où le contact a donné les autorisations de la ligne ; prime sur la source indiquée pour l’importation. Peut être ajoutée à un modèle.
help-column-consent-date = Quand il les a données ; pas dans le futur. Peut être ajoutée à un modèle.
help-column-operation = Ce qui arrive au contact de la ligne ; prime sur le choix fait pour l’importation

# Champs
help-fields-title = Champs
help-fields-lead = Les champs de toutes les institutions. Vos critères, autorisations et champs personnalisés, avec tous leurs codes, se trouvent sous « { nav-fields } ».
help-fields-standard = Champs standard
help-fields-of-both = Individus et structures
help-fields-of-individual = Individus
help-fields-of-structure = Structures
help-fields-text-of = { $max ->
    [one] Texte, { $max_shown } caractère au plus
   *[other] Texte, { $max_shown } caractères au plus
 }
help-fields-notes = Bon à savoir
help-fields-notes-full-name = FULL_NAME n’est pas enregistré : pour une structure, il remplit OFFICIAL_NAME ; pour un individu, il est coupé au premier espace, avec un avertissement.
help-fields-notes-remark = Une REMARK qui commence par || s’ajoute à la remarque actuelle au lieu de la remplacer.
help-fields-notes-recommended = Numéro de contact, nom, type de contact, cycle de vie et responsable ne devraient pas rester vides : le rapport vous avertit.

# Cellules
help-cells-title = Cellules
help-cells-lead = Ce que vous pouvez écrire dans une cellule, et son effet. Les espaces autour d’une valeur ne comptent pas.
help-cells-blank = Laisser une valeur telle quelle
help-cells-blank-text = Une cellule vide ne change rien.
help-cells-clear = Vider une valeur
help-cells-clear-text = Écrivez = ou, dans les champs qui ne sont pas du texte libre, l’un de ces mots : { $words }. Les champs obligatoires ne peuvent pas être vidés.
help-type-text = N’importe quel texte, enregistré tel quel, jusqu’à la longueur maximale du champ. Rien n’est jamais coupé. Dans un texte libre, les mots qui vident les autres champs sont enregistrés comme du texte ; écrivez = pour vider.
help-type-list = Un code interne de la liste. Un libellé dans l’une des trois langues est accepté aussi s’il désigne un seul code ; le rapport indique le code retenu.
help-type-multi-list = Des codes séparés par | remplacent les codes actuels : A|B. Pour garder les autres, marquez chaque code : A+|B- (ou +A|-B) ajoute A et retire B.
help-type-multi-list-tags = Les étiquettes sont du texte libre de { $max_shown } caractères au plus, sans | et sans + ni - au début ou à la fin.
help-type-yes-no = TRUE ou FALSE. Les autres graphies ci-dessous sont comprises et signalées dans le rapport. Majuscules et accents ne comptent pas.
help-type-yes-no-true = Vrai
help-type-yes-no-false = Faux
help-type-number = Un nombre entier ou décimal, avec une virgule ou un point : 1234,5. Les espaces ne comptent pas. Une seule virgule ou un seul point suivi d’exactement trois chiffres est refusé, car il peut se lire de deux façons.
help-type-date = L’année ou le jour en premier : 2026-03-25, 25.03.2026, 25/03/2026 ou 25-03-2026, une date avec le nom du mois, ou une vraie date de tableur ; une heure est laissée de côté. Jamais le mois en premier : si une colonne contient une telle date, ses dates ambiguës sont refusées.
help-type-email = Une seule adresse e-mail : anna@example.org. 250 caractères au plus.
help-type-phone = Un numéro tel qu’on le compose dans le pays du contact (ou celui de l’institution), ou avec son indicatif : +33 6 12 34 56 78, 0033 6 12 34 56 78. Un numéro de poste n’est pas enregistré.
help-type-country = Un code pays de deux ou trois lettres (FR, BRA), ou le nom du pays dans l’une des trois langues.
help-type-language = Un code de langue de deux ou trois lettres (fr, por), ou le nom de la langue dans l’une des trois langues.
help-type-user = L’adresse e-mail d’un utilisateur de l’institution.
help-type-structure = Le numéro de contact d’une structure de l’institution, avec ses zéros : 000123. Une autre ligne du même fichier, avant ou après, peut créer la structure. Seuls les individus sont rattachés à une structure.

# Types de données
help-kinds-title = Types de données
help-kinds-lead = Ce qu’une importation peut modifier ; vous le choisissez à l’envoi du fichier.
help-kind-criteria = Modifie les valeurs de critères de contacts existants. Les autres colonnes sont là pour information.
help-kind-authorisations = Modifie les autorisations d’individus existants. La source du consentement vous est demandée, par exemple un formulaire et sa date ; elle est conservée dans l’historique. Si elle change d’une ligne à l’autre, ajoutez au fichier, même à un modèle, les colonnes CONSENT_SOURCE et CONSENT_DATE.
help-kind-contacts = Modifie tous les champs des contacts : champs standard, champs personnalisés, critères et autorisations. Selon le mode, des contacts existants sont modifiés ou de nouveaux sont créés. Un nouveau contact doit avoir un nom ; si son numéro est vide, Carnet lui en attribue un.
help-kind-criterion-values = Définit des critères, des autorisations et leurs valeurs : une ligne par valeur. Un critère qui n’existe pas est créé. Avec STRUCT_TYPE, LIFECYCLE ou TITLE comme critère, ce sont les valeurs de ces listes qui sont définies.
help-operation-insert = Crée le contact
help-operation-update = Modifie le contact
help-column-institution = Code de l’institution à laquelle le fichier est destiné
help-kinds-mode = Mode
help-column-criterion = Code du champ
help-column-type = list, multi-list, yes/no, text, number, date ou authorisation
help-column-contact-type = INDIVIDUAL, STRUCTURE ou BOTH
help-column-mandatory = Indique si le champ ne peut pas être vidé
help-column-label-en = Libellé du champ en anglais
help-column-label-fr = Libellé du champ en français
help-column-label-pt = Libellé du champ en portugais
help-column-value = Code interne de la valeur ; vide pour les types sans valeurs
help-column-rank = Place de la valeur dans la liste
help-column-value-en = Libellé de la valeur en anglais
help-column-value-fr = Libellé de la valeur en français
help-column-value-pt = Libellé de la valeur en portugais

# Contrôles
help-checks-title = Contrôles
help-checks-lead = Tout ce qu’un rapport peut contenir, avec la marche à suivre. Les codes ne changent jamais ; ils figurent aussi dans les exports et le JSON.
help-checks-error = Erreurs
help-checks-error-text = La ligne n’est pas importée, ou le fichier entier est refusé. Les autres lignes peuvent être importées, sauf si vous avez choisi de tout arrêter en cas d’erreur.
help-checks-warning = Avertissements
help-checks-warning-text = La ligne est importée et signalée. Certains avertissements attendent votre décision : la cellule est laissée de côté jusque-là.
help-checks-note = Remarques
help-checks-note-text = Pour information ; aucune action n’est nécessaire.
help-check-file-unreadable = Le fichier n’est ni du texte ni un classeur, ou il est endommagé. Ouvrez-le dans votre tableur, enregistrez-le de nouveau et envoyez-le.
help-check-file-encrypted = Le fichier est protégé par un mot de passe. Retirez le mot de passe et enregistrez le fichier.
help-check-file-empty = Le fichier n’a aucune ligne. Vérifiez que c’est le bon.
help-check-file-too-large = Le fichier dépasse la taille maximale. Répartissez-le en plusieurs fichiers.
help-check-too-many-rows = Le fichier dépasse le nombre maximal de lignes. Répartissez-le en plusieurs fichiers.
help-check-too-many-columns = Le fichier dépasse le nombre maximal de colonnes. Supprimez celles dont vous n’avez pas besoin.
help-check-cell-too-long = Une cellule dépasse la longueur maximale. Le plus souvent, un guillemet n’est jamais refermé : vérifiez la ligne indiquée.
help-check-too-costly = Le fichier est trop long à lire. Copiez ses lignes dans un nouveau fichier et enregistrez-le en XLSX ou en CSV.
help-check-no-header = Aucune des quatre premières lignes ne contient les noms des colonnes. Remettez l’en-tête au-dessus de vos lignes.
help-check-no-key-column = Aucune colonne n’indique quel contact concerne chaque ligne. Ajoutez le numéro de contact, l’identifiant externe, l’adresse e-mail ou le numéro de téléphone.
help-check-duplicate-header = Deux colonnes ont le même sens. Supprimez ou renommez l’une d’elles.
help-check-blank-header = Une colonne contient des valeurs mais n’a pas d’en-tête. Donnez-lui un nom ou supprimez-la.
help-check-sheet-ambiguous = Plusieurs feuilles sont possibles. Choisissez celle à importer.
help-check-encoding-doubtful = L’encodage du texte n’a pas pu être déterminé avec certitude : les noms se liraient de deux façons. Choisissez celle où les noms sont justes.
help-check-unknown-column = L’en-tête n’est pas connu, ou ce type de données ne peut pas modifier ce champ. Indiquez ce que contient la colonne, ou ignorez-la.
help-check-near-miss-column = L’en-tête est proche d’un nom connu. Confirmez le champ proposé, choisissez-en un autre ou ignorez la colonne.
help-check-row-ragged = La ligne a des cellules remplies au-delà du dernier en-tête. La cause est souvent un guillemet manquant ou un séparateur de trop.
help-check-key-blank = La clé est vide : rien n’indique quel contact est concerné. Remplissez-la ou supprimez la ligne.
help-check-key-unknown = Aucun contact de l’institution n’a cette clé. Vérifiez-la : une mise à jour ne crée jamais de contact.
help-check-key-ambiguous = Plusieurs contacts ont cette clé. Utilisez plutôt le numéro de contact.
help-check-key-repeated = Plusieurs lignes du fichier concernent le même contact ; aucune n’est importée. Gardez-en une seule.
help-check-key-damaged = Un tableur a modifié la clé : zéros perdus ou notation scientifique. Écrivez-la de nouveau dans une cellule au format texte.
help-check-key-edited = La ligne a été créée pour un autre contact : sa clé a été modifiée. Rétablissez-la ou téléchargez de nouveau le modèle.
help-check-row-shifted = Une partie de la ligne s’est déplacée : certaines cellules viennent d’une autre ligne. Le plus souvent, seules quelques colonnes ont été triées. Annulez le tri ou téléchargez de nouveau le modèle.
help-check-foreign-file = La ligne vient du modèle d’une autre institution. Vérifiez le fichier et l’institution où vous êtes.
help-check-contact-left-target = Le contact ne fait plus partie de la cible du modèle. Supprimez la ligne si elle ne doit pas être importée.
help-check-contact-invalid = Le contact n’est pas actif. Supprimez la ligne si elle ne doit pas être importée.
help-check-old-stale = Quelqu’un a changé la valeur depuis le téléchargement. La sienne est conservée, sauf si vous choisissez la vôtre.
help-check-old-edited = La cellule [old] a été modifiée, ce qui n’a aucun effet. Écrivez la valeur dans la cellule [new].
help-check-unknown-code = La valeur ne figure pas dans la liste. Utilisez l’un des codes indiqués sous « { nav-fields } », ou indiquez ce que signifie votre valeur.
help-check-context-column = La colonne est connue, mais pas écrite : ce type de données ne peut pas la modifier, ou le fichier a des colonnes [new] pour ce qu’il écrit. Pour l’importer, choisissez les données de contact, ou intitulez-la [new].
help-check-label-used = Un libellé a été lu comme son code.
help-check-inactive-code = Le code n’est plus utilisé. Choisissez-en un autre.
help-check-several-values = La cellule contient plusieurs codes alors qu’un seul est attendu, ou mélange des codes avec et sans + et -. Gardez un seul code, ou marquez-les tous.
help-check-bad-boolean = La valeur n’est ni oui ni non. Écrivez TRUE, FALSE ou Vide.
help-check-boolean-spelling = Une autre graphie de oui ou de non a été comprise.
help-check-bad-date = La valeur n’est pas une date, ou peut se lire de deux façons. Écrivez l’année ou le jour en premier.
help-check-date-future = La date est dans le futur, ce que ce champ n’admet pas. Vérifiez l’année.
help-check-bad-number = La valeur n’est pas un nombre, ou peut se lire de deux façons. N’utilisez pas de séparateur de milliers.
help-check-bad-email = La valeur n’est pas une adresse e-mail. Écrivez une seule adresse.
help-check-bad-phone = La valeur n’est pas un numéro de téléphone valide. Vérifiez les chiffres ou ajoutez l’indicatif du pays.
help-check-bad-country = La valeur n’est pas un pays. Utilisez un code de deux ou trois lettres ou le nom du pays.
help-check-bad-language = La valeur n’est pas une langue. Utilisez un code de deux ou trois lettres ou le nom de la langue.
help-check-unknown-user = Aucun utilisateur de l’institution n’a cette adresse e-mail. Vérifiez-la ou demandez à un administrateur d’ajouter l’utilisateur.
help-check-unknown-structure = Aucune structure de l’institution n’a ce numéro, ou une structure à laquelle des contacts sont rattachés deviendrait un individu. C’est l’état après tout le fichier qui compte.
help-check-too-long = Le texte est plus long que le champ ne l’admet. Raccourcissez-le.
help-check-clear-word = Dans un texte libre, Empty, Vide et Vazio sont enregistrés comme du texte. Écrivez = pour vider la valeur.
help-check-formula-without-result = La cellule contient une formule, mais son résultat n’est pas dans le fichier. Ouvrez le fichier dans votre tableur, enregistrez-le, puis envoyez-le à nouveau.
help-check-line-in-one-cell = Toutes les valeurs d’une ligne sont dans une seule cellule. Mettez chaque valeur dans sa propre cellule.
help-check-rows-hidden = Des lignes masquées dans le classeur, par exemple par un filtre, ont été lues comme les autres. Supprimez-les dans votre fichier si elles ne doivent pas être importées.
help-check-cell-error = La cellule contient l’erreur d’une formule (comme #N/A) au lieu d’une valeur. Corrigez la formule, écrivez la valeur elle-même ou laissez la cellule vide.
help-check-placeholder = La cellule contient un mot que des programmes écrivent pour « aucune valeur », comme NULL ou N/A. Elle est laissée de côté jusqu’à ce que vous choisissiez de la lire comme vide, de vider la valeur ou de garder le mot tel quel.
help-check-guard-removed = Des signes qu’un autre programme avait mis autour d’un texte ont été retirés.
help-check-time-left-out = La date comportait une heure, qui a été laissée de côté.
help-check-phone-extension = Le numéro de téléphone a un poste, qui n’est pas enregistré. Notez-le dans un autre champ si vous en avez besoin.
help-check-separator-doubtful = Une étiquette contient une virgule ou un point-virgule. S’il s’agit de plusieurs étiquettes, séparez-les par |.
help-check-email-typo = L’adresse e-mail ressemble à une faute de frappe. Elle est importée telle quelle ; corrigez-la dans votre fichier si elle est fausse.
help-check-tag-sign = Un + ou un - au début ou à la fin d’une étiquette l’ajoute ou la retire : A+ ajoute, A- retire, A seul remplace toutes les étiquettes. Si le signe fait partie de l’étiquette, renommez-la.
help-check-email-in-use = Un autre contact a cette adresse e-mail. Vérifiez qu’il ne s’agit pas de la même personne.
help-check-digits-in-name = Le nom contient des chiffres. Corrigez-le si c’est une erreur.
help-check-name-split = Le nom complet a été coupé au premier espace. Si le résultat est faux, utilisez FIRSTNAME et LASTNAME.
help-check-recommended-blank = Un champ recommandé est vide. Remplissez-le si vous le pouvez.
help-check-not-applicable = Le champ ne s’applique pas à ce type de contact. Laissez la cellule vide.
help-check-mandatory-cleared = Le champ est obligatoire et ne peut pas être vidé. Saisissez une valeur ou laissez la cellule vide.
help-check-spreadsheet-damage = Un tableur a modifié la valeur : notation scientifique, zéros perdus, jour et mois inversés, accents abîmés, texte coupé. La cellule est laissée de côté jusqu’à ce que vous choisissiez de la réparer ou de l’importer telle quelle.
help-check-consent-unproven = Une autorisation passe à Vrai sans source. Indiquez la source du consentement à l’envoi du fichier, ou ligne par ligne dans une colonne CONSENT_SOURCE.
help-check-refusal-overridden = Une autorisation passe de Faux à Vrai. Assurez-vous que le contact a changé d’avis.
help-check-structure-duplicate = Une autre structure a le même nom et la même adresse. Vérifiez qu’il ne s’agit pas de la même.
help-check-already-exists = Un contact porte déjà ce numéro. Choisissez un mode qui met à jour, ou laissez le numéro vide.
help-check-name-missing = Un nouveau contact doit avoir un nom : LASTNAME ou FIRSTNAME, ou OFFICIAL_NAME pour une structure.
help-check-external-id-in-use = Un autre contact a cet identifiant externe. Vérifiez lequel est le bon.
help-check-bad-operation = L’opération est inconnue, ou ce type de données ne l’admet pas. Utilisez l’une de celles indiquées sous « { help-kinds-title } ».
help-check-wrong-institution = La ligne nomme une autre institution. Vérifiez que c’est le bon fichier.
help-check-name-mismatch = Le nom dans le fichier n’est pas celui du contact. Vérifiez le numéro de contact.
help-check-bad-definition = Un champ ou une valeur ne peut pas être défini ainsi. Le rapport dit pourquoi : type, code, libellé ou rang.

# États
help-states-title = Déroulement d’une importation
help-states-lead = De l’envoi du fichier à la fin, et retour.
help-states-all = États
help-state-uploaded = Le fichier a été reçu.
help-state-needs-mapping = Vous devez indiquer l’encodage ou la feuille, ou ce que contiennent certaines colonnes.
help-state-testing = Le fichier est lu et contrôlé.
help-state-tested = Le rapport est prêt. Rien n’a été modifié.
help-state-awaiting-approval = Une deuxième personne doit approuver l’importation.
help-state-scheduled = L’importation démarrera à l’heure fixée.
help-state-queued = L’importation est lancée et attend son tour.
help-state-running = Les modifications sont en cours d’application.
help-state-completed = Les modifications ont été appliquées. Vous pouvez les annuler.
help-state-cancelled = L’importation a été interrompue. Les modifications déjà faites sont conservées ; vous pouvez les annuler.
help-state-failed = Un problème est survenu de notre côté. Les modifications déjà faites sont conservées ; vous pouvez les annuler.
help-state-refused = Le fichier entier a été refusé et rien n’a été modifié.
help-state-undoing = Les modifications sont en cours d’annulation.
help-state-undone = Les modifications ont été annulées.
help-states-action = Tester ou mettre à jour
help-states-action-text = « { action-test } » s’arrête au rapport. « { action-update } » démarre ensuite automatiquement, sauf s’il y a des erreurs ou des avertissements qui demandent votre décision.
help-states-once = Interruptions sans risque
help-states-once-text = Lancer deux fois ne lance qu’une fois. Si le serveur s’arrête, l’importation reprend où elle en était ; rien n’est perdu et rien n’est fait deux fois.
help-states-conflicts = Modifié entre-temps
help-states-conflicts-text = Une valeur que quelqu’un d’autre a modifiée depuis le test n’est pas écrasée : elle est conservée et listée.
help-states-undo = Annulation
help-states-undo-text = Une importation terminée, interrompue ou échouée peut être annulée. Chaque valeur qui est encore celle qu’elle a écrite retrouve sa valeur précédente ; les autres sont conservées et listées. Les contacts créés sont supprimés, sauf s’ils ont été modifiés depuis.
help-states-expired = Tests périmés
help-states-expired-text = Si des champs ou des valeurs ont été redéfinis après le test, le fichier doit être testé de nouveau avant de pouvoir être lancé.

# Limites
help-limits-title = Limites
help-limits-lead = Au-delà d’une limite, le fichier est refusé en entier ; il n’est jamais coupé. Le service informatique peut changer ces limites.
help-limits-file = Taille d’un fichier
help-limit-csv = Fichier texte
help-limit-archive = Classeur ou ZIP
help-limit-unpacked = Classeur ou ZIP, une fois décompressé
help-limit-whole = Classeur XLS, page web ou vCard
help-limit-rows = Lignes
help-limit-columns = Colonnes
help-limit-cell = Caractères par cellule
help-limit-patience = Secondes pour trouver la ligne suivante
help-limit-memory = Mémoire pour lire un classeur
help-limits-other = Autres limites
help-limit-own-text = Texte d’un champ de l’institution, en caractères
help-limit-code = Code interne, en caractères
help-limit-tag = Étiquette, en caractères
help-limit-source = Source du consentement, en caractères

# Résultats
help-results-title = Résultats pour les programmes
help-results-lead = Ce que reçoivent les tâches automatiques : le JSON d’une importation et les codes de retour des commandes.
help-results-json = JSON d’une importation
help-results-json-text = Le même document est rendu par import, show, start, cancel et undo avec --json, et à l’adresse d’une importation suivie de .json. Le paramètre issues limite le nombre d’anomalies listées, jamais les totaux.
help-json-id = Numéro de l’importation dans l’institution
help-json-kind = Type de données
help-json-action = test ou update
help-json-state = État
help-json-file = Nom du fichier
help-json-sha256 = SHA-256 du fichier, en hexadécimal
help-json-encoding = Encodage dans lequel le fichier a été lu, comme pour --encoding ; null pour UTF-8 et pour un classeur
help-json-rows = Lignes remplies, sous l’en-tête
help-json-rows-changed = Lignes qui changent quelque chose
help-json-rows-unchanged = Lignes qui ne changent rien
help-json-rows-rejected = Lignes avec des erreurs
help-json-changes = Modifications prévues : une par valeur d’un contact
help-json-applied = Modifications appliquées
help-json-conflicts = Valeurs laissées telles quelles parce que quelqu’un les a changées depuis le test
help-json-undone = Modifications annulées
help-json-kept = Valeurs que l’annulation a laissées telles quelles
help-json-errors = Nombre d’erreurs
help-json-warnings = Nombre d’avertissements
help-json-notes = Nombre de remarques
help-json-waits = Ce qui vous attend : cellules abîmées, mots pour « aucune valeur » ou valeurs changées entre-temps, laissés de côté, et valeurs à vider (clears), avec leur nombre
help-json-issues = Anomalies : ligne telle que le tableur la montre, colonne, gravité, code, valeur, numéro de contact
help-results-refusal = JSON d’un refus
help-results-refusal-text = Si une commande est refusée, elle donne à la place un code et un message.
help-results-exit = Codes de retour
help-exit-0 = C’est fait. Un test achevé se termine ainsi, quoi qu’il ait trouvé.
help-exit-1 = Un problème est survenu de notre côté.
help-exit-2 = La ligne de commande est incorrecte.
help-exit-3 = Le fichier ou l’état ne l’a pas permis, par exemple une mise à jour qui n’a pas démarré à cause d’erreurs.

help-word-tag = Étiquette
help-word-tag-text = Un mot de votre choix sur un contact ou une importation. Un contact peut en avoir autant que vous voulez.
help-head-value = Valeur
help-about = Aide : { $title }
help-for-files = Quels fichiers peut-on importer ?
help-for-cells = Que peut-on écrire dans une cellule ?
help-results-query = JSON de la requête d’une cible
help-results-query-text = Une requête est un groupe ; un groupe contient des conditions et des groupes. Une condition désigne un champ par son code. Une partie placée dans off est conservée sans être appliquée. En plus des champs : TAGS, { $fields }.
refusal-unknown-topic = L’aide n’a pas de sujet « { $name } ». Choisissez l’un de ceux-ci : { $topics }.
