# Les classeurs : leurs feuilles, les notes de leurs en-têtes, et ce qu’un tableur demande devant une saisie inhabituelle.

book-title-template = Modèle d’importation : { $what }
book-contacts = Contacts
book-lists = Codes
book-lists-title = Ce que les cellules peuvent contenir
book-lists-how = Choisissez dans les listes déroulantes des colonnes [new], ou copiez d’ici un code ou un choix.
book-lists-not-imported = Cette feuille n’est pas importée.
book-list-field = Champ
book-list-label = Libellé du champ
book-list-type = Type
book-list-entry = Choix de la liste déroulante

note-title = { $label } ({ $type })
note-key = Indique le contact que la ligne concerne.
note-locked = Les cellules grises servent uniquement à la lecture. Elles sont verrouillées, sans mot de passe : pour trier les lignes, ôtez la protection de la feuille.
note-context = Pour lecture seulement : une modification ici n’est pas importée.
note-old = La valeur au moment où ce fichier a été préparé. Laissez-la telle quelle : elle permet de voir si quelqu’un l’a modifiée depuis.
note-blank = Une cellule vide laisse la valeur telle quelle.
note-clear = Le signe = efface la valeur.
note-clear-word = Le signe = ou le mot { $word } efface la valeur.
note-mandatory = La valeur ne peut pas être effacée.
note-codes-elsewhere = Toutes les valeurs se trouvent sur la feuille « { $sheet } ».
note-text =
    { $n ->
        [one] { $n_shown } caractère au plus.
       *[other] { $n_shown } caractères au plus.
    }
note-remark = Un texte qui commence par || est ajouté à la remarque actuelle.
note-tags = Étiquettes séparées par | : a|b. Pour en ajouter une et en retirer une : +a|-b.
note-list = Choisissez dans la liste déroulante, ou saisissez un code interne.
note-multi-list = La liste déroulante remplace toutes les valeurs par une seule. Plusieurs valeurs : A|B. Pour en ajouter une et en retirer une : A+|B-.
note-yes-no = Choisissez dans la liste déroulante, ou saisissez TRUE ou FALSE (VRAI ou FAUX).
note-number = Des chiffres, avec une virgule ou un point avant les décimales : 12,5
note-date = Année, mois, jour, ou le jour en premier : 2026-11-21, 21/11/2026. Jamais le mois en premier.
note-email = Une seule adresse.
note-phone = Avec l’indicatif du pays (+33 6 12 34 56 78), ou comme on le compose dans le pays du contact.
note-country = Un code de deux lettres (FR), ou le nom du pays.
note-language = Un code de deux lettres (fr), ou le nom de la langue.
note-user = L’adresse e-mail d’un utilisateur.
note-structure = Le numéro de contact d’une structure.

hint-multi-list-title = Plusieurs valeurs
doubt-list-title = Absent de la liste
doubt-list = Cette saisie ne figure pas dans la liste. Un code interne seul, un libellé, = et { $word } sont acceptés aussi ; toute autre saisie sera refusée au test du fichier.
doubt-user = Aucun utilisateur n’a cette adresse. Le signe = efface la valeur ; toute autre saisie sera refusée au test du fichier.
doubt-long-title = Texte trop long
doubt-long =
    { $n ->
        [one] Ce champ accepte { $n_shown } caractère. Un texte plus long sera refusé au test du fichier.
       *[other] Ce champ accepte { $n_shown } caractères au plus. Un texte plus long sera refusé au test du fichier.
    }

# Notes d’un fichier de valeurs de critères.
values-note-criterion = Le code interne du critère. STRUCT_TYPE, LIFECYCLE et TITLE sont des listes de la fiche contact.
values-note-type = Le type du critère ; authorisation pour une autorisation.
values-note-contact-type = Les contacts concernés.
values-note-mandatory = TRUE si la valeur ne peut pas être effacée.
values-note-label-en = Libellé du critère en anglais.
values-note-label-fr = Libellé du critère en français.
values-note-label-pt = Libellé du critère en portugais.
values-note-value = Code interne de la valeur : lettres, chiffres, _ . et -. Une ligne par valeur ; vide pour un critère qui n’est pas une liste.
values-note-rank = La place de la valeur dans la liste : 1, 2, 3…
values-note-value-en = Libellé de la valeur en anglais.
values-note-value-fr = Libellé de la valeur en français.
values-note-value-pt = Libellé de la valeur en portugais.

refusal-template-too-wide = Le modèle aurait { $n_shown } colonnes, et un fichier peut en avoir { $limit_shown } au plus. Choisissez moins de champs.
refusal-no-such-field = « { $field } » n’est pas un champ que ce type de données peut modifier. Corrigez son nom ; la page « { nav-fields } » donne les codes.
refusal-workbook-too-wide = Une feuille de calcul a au plus { $limit_shown } colonnes, et cet export en aurait { $n_shown }. Choisissez CSV.
refusal-workbook-full = Une feuille de calcul contient au plus { $limit_shown } contacts, et ceux-ci sont plus nombreux. Choisissez le format CSV, ou une cible qui compte moins de contacts.
refusal-workbook-cell-too-long = Le texte de la ligne { $row_shown }, colonne { $column }, dépasse les 32 767 caractères que peut contenir une cellule de classeur. Choisissez le format CSV.
