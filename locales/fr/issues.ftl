# Ce que les contrôles ont trouvé, et quoi faire : issue-CODE-title nomme le groupe, issue-CODE est la phrase.
# Toujours donnés : $value (la cellule), $column (l’en-tête), $field (le libellé, ou vide), $contact (le numéro, ou vide).

issue-field = { $field_given ->
    [yes] { $field }
   *[no] { $column }
}

## Le fichier dans son ensemble

issue-file-unreadable-title = Fichier illisible
issue-file-unreadable = Ce fichier ne peut pas être lu. { $reason }

issue-file-encrypted-title = Fichier protégé par un mot de passe
issue-file-encrypted = Ce fichier est protégé par un mot de passe. Ouvrez-le, retirez le mot de passe, enregistrez-le et envoyez-le à nouveau.

issue-file-empty-title = Fichier vide
issue-file-empty = Ce fichier ne contient aucune ligne. Vérifiez que vous avez choisi le bon fichier ; s’il est vide aussi dans votre tableur, téléchargez à nouveau le modèle d’importation.

issue-file-too-large-title = Fichier trop volumineux
issue-file-too-large = Ce fichier fait { $size }, et Carnet accepte au plus { $limit }. Répartissez-le en plusieurs fichiers et envoyez-les l’un après l’autre.

issue-too-many-rows-title = Trop de lignes
issue-too-many-rows = Ce fichier contient plus de { $limit_shown } lignes. Répartissez-le en plusieurs fichiers et envoyez-les l’un après l’autre.

issue-too-many-columns-title = Trop de colonnes
issue-too-many-columns = Ce fichier contient plus de { $limit_shown } colonnes. Supprimez celles qui sont inutiles, ou répartissez-le en plusieurs fichiers.

issue-cell-too-long-title = Cellule trop longue
issue-cell-too-long = Une cellule de la ligne { $row_shown } contient plus de { $limit_shown } caractères. Il s’agit souvent d’un guillemet jamais fermé, qui réunit tout ce qui suit en une seule cellule. Vérifiez cette ligne et envoyez à nouveau le fichier.

issue-too-costly-title = Fichier trop long à lire
issue-too-costly = { $seconds ->
    [one] Aucune ligne n’a été trouvée dans ce fichier pendant { $seconds_shown } seconde, et la lecture a été arrêtée.
   *[other] Aucune ligne n’a été trouvée dans ce fichier pendant { $seconds_shown } secondes, et la lecture a été arrêtée.
} Ouvrez-le dans votre tableur, copiez les lignes dans une nouvelle feuille et enregistrez celle-ci.

issue-no-header-title = Pas d’en-tête
issue-no-header = Aucune des quatre premières lignes ne contient un nom de colonne connu ici. Si l’en-tête manque, ajoutez-le au-dessus de vos lignes ; s’il porte d’autres noms, indiquez ce qu’est chaque colonne.

issue-no-key-column-title = Pas de colonne clé
issue-no-key-column = { $found_given ->
    [yes] On ne sait pas quelle colonne indique de quel contact il s’agit. Ce peut être l’une de celles-ci : { $found }. Choisissez la colonne clé.
   *[no] Aucune colonne n’indique sur quoi porte chaque ligne. Ajoutez l’une de ces colonnes, ou indiquez laquelle c’est : { $keys }.
}

issue-duplicate-header-title = Deux colonnes de même sens
issue-duplicate-header = Les colonnes { $first } et { $second } désignent la même chose (« { $column } ») ; impossible de savoir laquelle compte. Indiquez laquelle, ou supprimez ou renommez l’autre.

issue-blank-header-title = Colonne sans en-tête
issue-blank-header = La colonne { $column } contient des valeurs, mais n’a pas d’en-tête. Écrivez son nom dans la ligne d’en-tête, ou supprimez la colonne.

issue-sheet-ambiguous-title = Plusieurs feuilles possibles
issue-sheet-ambiguous = La feuille « { $value } » peut convenir, mais ce n’est pas la seule. Choisissez la feuille à importer, ou ne gardez que celle-là dans le fichier.

issue-encoding-doubtful-title = Plusieurs encodages possibles
issue-encoding-doubtful = Lu en { $encoding }, le fichier contient : { $cells }. Choisissez l’encodage dans lequel les noms sont justes, ou enregistrez le fichier au format CSV (UTF-8) et envoyez celui-ci.

issue-unknown-column-title = Colonnes inconnues
issue-unknown-column = La colonne « { $column } » n’est pas connue, ou ce type de données ne peut pas la modifier. { $near_given ->
    [yes] Peut-être s’agit-il de « { $near } ». Choisissez ce qu’elle est, ou ignorez-la.
   *[no] Choisissez ce qu’elle est, ou ignorez-la.
}

issue-near-miss-column-title = Colonnes dont le nom ressemble à un nom connu
issue-near-miss-column = La colonne « { $column } » n’est pas connue, mais son nom ressemble à « { $near } ». Confirmez que c’est bien cela, choisissez un autre champ, ou ignorez la colonne.

issue-row-ragged-title = Lignes avec trop de cellules
issue-row-ragged = { $n ->
    [one] Cette ligne a { $n_shown } cellule remplie au-delà du dernier en-tête.
   *[other] Cette ligne a { $n_shown } cellules remplies au-delà du dernier en-tête.
} Souvent, une virgule ou un point-virgule a coupé un texte en deux : remettez ce texte dans une seule cellule. Si la colonne est voulue, donnez-lui un en-tête.

## De quel contact parle une ligne

issue-key-blank-title = Lignes sans clé
issue-key-blank = La cellule « { $column } » est vide : rien n’indique sur quoi porte cette ligne. Remplissez-la, ou supprimez la ligne.

issue-key-unknown-title = Contacts introuvables
issue-key-unknown = Aucun contact de cette institution n’a « { $value } » dans « { issue-field } ». Vérifiez la valeur. Une mise à jour ne crée jamais de contact.

issue-key-ambiguous-title = Clés de plusieurs contacts
issue-key-ambiguous = { $second_given ->
    [yes] Les clés de cette ligne désignent deux contacts différents, { $first } et { $second }. Corrigez celle qui est fausse.
   *[no] { issue-key-of-several }
}
issue-key-of-several = « { $value } » appartient à { $n ->
    [one] plus d’un contact
   *[other] { $n_shown } contacts
} ; impossible de savoir lequel est visé. Utilisez le numéro de contact pour cette ligne.

issue-key-repeated-title = Plusieurs lignes pour le même contact
issue-key-repeated = Les lignes { $rows } portent sur le même contact ou utilisent le même identifiant externe ; impossible de savoir laquelle compte. Gardez-en une seule : d’ici là, aucune n’est importée.

issue-key-damaged-title = Clés modifiées par un tableur
issue-key-damaged = { $suggestion_given ->
    [yes] Un tableur a sans doute écrit « { $value } » à la place de { $suggestion }, qui est bien la clé d’un contact. Écrivez ici { $suggestion }, dans une cellule au format texte.
   *[no] { $damage ->
        [number] « { $value } » est un nombre à décimales, comme un programme écrit une clé qu’il a prise pour un nombre. Écrivez ici la clé d’origine, dans une cellule au format texte.
       *[scientific] « { $value } » est la façon dont un tableur écrit un long nombre : une partie de ses chiffres est perdue. Écrivez ici la clé entière, dans une cellule au format texte.
    }
}

issue-key-edited-title = Numéros de contact modifiés
issue-key-edited = Cette ligne a été préparée pour un autre contact : sa clé a été modifiée après le téléchargement. { $new ->
    [yes] Remettez l’ancienne clé ; s’il s’agit d’un nouveau contact, videz la cellule CHECK de cette ligne.
   *[no] Remettez l’ancienne clé, ou téléchargez à nouveau le modèle d’importation.
}

issue-row-shifted-title = Lignes décalées
issue-row-shifted = { $sorted_given ->
    [yes] La colonne « { $sorted } » a été triée ou déplacée sans les autres : la valeur [new] de cette ligne est peut-être celle d’un autre contact.
   *[no] Une partie de cette ligne vient d’une autre ligne ; peut-être n’a-t-on trié que certaines colonnes.
} Annulez cela dans votre tableur, ou téléchargez à nouveau le modèle d’importation.

issue-foreign-file-title = Lignes d’une autre institution
issue-foreign-file = Cette ligne provient d’un modèle d’une autre institution. Vérifiez que vous avez choisi le bon fichier et que vous êtes dans la bonne institution.

issue-contact-left-target-title = Contacts sortis de la cible
issue-contact-left-target = Ce contact ne fait plus partie de la cible pour laquelle le modèle a été préparé. La ligne est tout de même importée ; supprimez-la si vous ne le voulez pas.

issue-contact-invalid-title = Contacts qui ne sont pas actifs
issue-contact-invalid = Le statut de ce contact est « { $status } ». La ligne est tout de même importée ; supprimez-la si vous ne le voulez pas.

## Les valeurs [old]

issue-old-stale-title = Valeurs modifiées depuis le téléchargement
issue-old-stale = { $present_given ->
    [yes] Depuis le téléchargement du modèle, quelqu’un a modifié cette valeur : elle est maintenant « { $present } ».
   *[no] Depuis le téléchargement du modèle, quelqu’un a vidé cette valeur.
} Sauf si vous avez choisi « utiliser la mienne », elle reste telle quelle.

issue-old-edited-title = Cellules [old] modifiées
issue-old-edited = La cellule [old] a été modifiée, ce qui n’a aucun effet : seules les cellules [new] modifient un contact. Si « { $value } » est la valeur voulue, écrivez-la dans la cellule [new].

## Les valeurs

issue-unknown-code-title = Codes inconnus
issue-unknown-code = « { $value } » n’est pas un code de « { issue-field } ». { $near_given ->
    [yes] Vouliez-vous dire { $near } ?
   *[no] « Voir les valeurs de critères » donne la liste des codes.
}

issue-context-column-title = Colonnes seulement lues
issue-context-column = La colonne « { $value } » n’est pas importée : ce fichier ou ce type de données ne l’écrit pas. Elle ne sert qu’à la lecture.

issue-label-used-title = Libellés lus comme codes
issue-label-used = « { $value } » a été lu comme le code { $code }. Il n’y a rien à faire.

issue-inactive-code-title = Codes qui ne sont plus utilisés
issue-inactive-code = Le code { $code } (« { $value } ») de « { issue-field } » n’est plus utilisé. Choisissez-en un autre ; « Voir les valeurs de critères » donne la liste des codes.

issue-several-values-title = Plusieurs valeurs
issue-several-values = { $reason ->
    [mixed] Dans « { $value } », certains codes ont un + ou un - et d’autres non. Indiquez soit tous les codes à garder (A|B), soit un signe pour chaque code à ajouter ou à retirer (A+|B-).
    [both] « { $value } » ajoute et retire le même code. Gardez l’un des deux.
    [separator] « { $value } » sépare ses codes par « { $mark } ». Séparez-les par |, comme A|B, ou indiquez en confirmant les colonnes ce qui les sépare.
   *[one] « { $value } » contient plusieurs codes, et « { issue-field } » n’en accepte qu’un. N’en gardez qu’un.
}

issue-bad-boolean-title = Ni oui ni non
issue-bad-boolean = « { $value } » n’est ni oui ni non. Écrivez TRUE ou FALSE (VRAI ou FAUX), ou Vide pour vider la valeur.

issue-boolean-spelling-title = Autres façons d’écrire oui et non
issue-boolean-spelling = « { $value } » a été lu comme { $code ->
    [TRUE] Vrai
   *[other] Faux
}. Il n’y a rien à faire.

issue-bad-date-title = Dates illisibles
issue-bad-date = { $reason ->
    [short-year] Dans « { $value } », l’année n’a que deux chiffres et le siècle n’est pas connu. Écrivez les quatre, comme 25/03/1980, ou indiquez en confirmant les colonnes comment cette colonne écrit les dates.
    [no-year] « { $value } » n’a pas d’année. Écrivez le jour, le mois et l’année, comme 25/03/2026.
   *[unreadable] « { $value } » n’est pas une date, ou peut se lire de deux façons. Écrivez le jour d’abord, comme 25/03/2026, ou l’année d’abord, comme 2026-03-25.
}

issue-date-future-title = Dates dans le futur
issue-date-future = « { $value } » est dans le futur, ce qui est impossible pour « { issue-field } ». Vérifiez l’année.

issue-bad-number-title = Nombres illisibles
issue-bad-number = « { $value } » n’est pas un nombre, ou peut se lire de deux façons. Écrivez-le sans point ni virgule de milliers, et jamais avec exactement trois décimales : 1234 ou 1,2340.

issue-bad-email-title = Adresses e-mail incorrectes
issue-bad-email = « { $value } » n’est pas une adresse e-mail. { $proposal_given ->
    [yes] Vouliez-vous dire { $proposal } ?
   *[no] Écrivez une seule adresse, par exemple anna@example.org.
}

issue-bad-phone-title = Numéros de téléphone incorrects
issue-bad-phone = « { $value } » n’est pas un numéro de téléphone valable dans le pays du contact. Vérifiez ses chiffres, ou écrivez-le avec l’indicatif du pays, comme +33 6 12 34 56 78.

issue-bad-country-title = Pays inconnus
issue-bad-country = « { $value } » n’est pas un pays. Écrivez son code à deux lettres, par exemple FR, ou son nom.

issue-bad-language-title = Langues inconnues
issue-bad-language = « { $value } » n’est pas une langue. Écrivez son code à deux lettres, par exemple fr, ou son nom.

issue-unknown-user-title = Utilisateurs inconnus
issue-unknown-user = Aucun utilisateur de cette institution n’a l’adresse e-mail « { $value } ». Vérifiez-la, ou demandez à un administrateur d’ajouter cet utilisateur.

issue-unknown-structure-title = Structures inconnues
issue-unknown-structure = { $why ->
    [individual] Le contact { $value } est un individu. Écrivez ici le numéro de contact d’une structure, ou laissez cette cellule vide.
    [rejected] La ligne { $rows } créerait la structure { $value }, mais elle contient des erreurs. Corrigez d’abord cette ligne.
    [becomes-individual] La ligne { $rows } fait du contact { $value } un individu : personne ne peut y être rattaché. Corrigez l’une des deux lignes.
    [has-people] Le contact { $other } est rattaché à la structure { $value }, qui ne peut donc pas devenir un individu. Rattachez d’abord ses membres à une autre structure, ou videz leur numéro de structure.
    [belongs] Ce contact est rattaché à la structure { $other }, et une structure ne peut pas être rattachée à une autre. Écrivez = comme numéro de structure dans la même ligne, ou gardez son type de contact.
   *[nobody] { $other_given ->
        [yes] Aucun contact de cette institution n’a le numéro « { $value } », mais la structure { $other } existe : un tableur a sans doute modifié le numéro. Écrivez ici { $other }, dans une cellule au format texte.
       *[no] Aucun contact de cette institution n’a le numéro « { $value } ». Vérifiez-le, ou ajoutez la structure au fichier.
    }
}

issue-too-long-title = Textes trop longs
issue-too-long = Ce texte compte { $n_shown } caractères, et « { issue-field } » en accepte au plus { $max_shown }. Raccourcissez-le : Carnet ne coupe jamais un texte de lui-même.

issue-clear-word-title = Mots qui videraient d’autres champs
issue-clear-word = « { issue-field } » est un texte libre : « { $value } » est donc enregistré tel quel. Pour vider la valeur, écrivez plutôt =.

issue-formula-without-result-title = Formules sans résultat
issue-formula-without-result = Cette cellule contient une formule, mais son résultat n’est pas dans le fichier : le programme qui a écrit le fichier ne l’a pas calculé. Ouvrez le fichier dans votre tableur, enregistrez-le, puis envoyez-le à nouveau.

issue-line-in-one-cell-title = Lignes entières dans une seule cellule
issue-line-in-one-cell = « { $value } » semble être une ligne entière dans une seule cellule. Ouvrez le fichier dans votre tableur, mettez chaque valeur dans sa propre cellule, puis enregistrez-le à nouveau.

issue-rows-hidden-title = Lignes masquées
issue-rows-hidden = { $n ->
    [one] { $n_shown } ligne masquée dans votre classeur a été lue comme les autres.
   *[other] { $n_shown } lignes masquées dans votre classeur ont été lues comme les autres.
} Si elles ne doivent pas être importées, supprimez-les dans votre fichier, puis envoyez-le à nouveau.

issue-cell-error-title = Erreurs de tableur
issue-cell-error = « { $value } » est ce qu’un tableur affiche quand une formule échoue : ce n’est pas une valeur. Corrigez la formule dans votre fichier, écrivez la valeur elle-même ou laissez la cellule vide.

issue-placeholder-title = Mots qui signifient « aucune valeur »
issue-placeholder = « { $value } » signifie d’ordinaire qu’il n’y a pas de valeur. { $choice ->
    [blank] La cellule a été lue comme vide, comme vous l’avez choisi : la valeur actuelle est gardée.
    [clear] La valeur est vidée, comme vous l’avez choisi.
    [as-is] Le texte est pris tel quel, comme vous l’avez choisi.
   *[left-out] La cellule est laissée de côté jusqu’à ce que vous choisissiez ce que signifient ces mots.
}

issue-guard-removed-title = Signes d’autres programmes enlevés
issue-guard-removed = « { $value } » a été lu comme « { $read } » : les signes autour servent seulement à empêcher les tableurs de le modifier. Aucune action n’est nécessaire.

issue-time-left-out-title = Heures laissées de côté
issue-time-left-out = « { $value } » a été lu comme le jour { $read }, tel qu’il est écrit dans le fichier. « { issue-field } » ne garde pas l’heure.

issue-phone-extension-title = Numéros de poste
issue-phone-extension = Le poste { $extension } de « { $value } » a été laissé de côté : « { issue-field } » ne garde que le numéro. Si vous avez besoin du poste, mettez-le dans un autre champ, par exemple la remarque.

issue-separator-doubtful-title = Étiquettes qui semblent en contenir plusieurs
issue-separator-doubtful = « { $value } » est lu comme une seule étiquette. S’il y en a plusieurs, séparez-les par |, comme A|B, ou indiquez en confirmant les colonnes ce qui les sépare.

issue-tag-sign-title = Signes des étiquettes
issue-tag-sign = « { $value } » { $sign ->
    [add] ajoute l’étiquette « { $tag } »
   *[remove] retire l’étiquette « { $tag } », que le contact n’a pas
} : un + ou un - au début ou à la fin d’une étiquette l’ajoute ou la retire. Si le signe fait partie du nom, écrivez l’étiquette autrement.

issue-email-typo-title = Adresses e-mail avec une faute de frappe probable
issue-email-typo = « { $value } » ressemble à une faute de frappe pour « { $proposal } ». L’adresse est importée telle quelle ; corrigez-la dans votre fichier si elle est fausse.

issue-email-in-use-title = Adresses e-mail de plusieurs contacts
issue-email-in-use = { $where ->
    [file] { $n ->
        [one] La ligne { $rows } de ce fichier donne elle aussi
       *[other] Les lignes { $rows } de ce fichier donnent elles aussi
    } l’adresse e-mail « { $value } ». Elle est tout de même importée ; vérifiez qu’il ne s’agit pas de la même personne, ou d’une valeur recopiée vers le bas par erreur.
   *[contact] Le contact { $other } a lui aussi l’adresse e-mail « { $value } ». Elle est tout de même importée ; vérifiez qu’il ne s’agit pas de la même personne.
}

issue-digits-in-name-title = Noms avec des chiffres
issue-digits-in-name = « { $value } » contient des chiffres, ce qui est rare dans un nom. La valeur est tout de même importée ; corrigez-la si c’est une erreur.

issue-name-split-title = Noms complets séparés en deux
issue-name-split = « { $value } » a été séparé en un prénom, « { $first } », et un nom, « { $last } ». Si ce n’est pas juste, utilisez les colonnes FIRSTNAME et LASTNAME.

issue-recommended-blank-title = Champs recommandés laissés vides
issue-recommended-blank = « { issue-field } » reste vide. La ligne est tout de même importée ; il est recommandé de remplir ce champ.

issue-not-applicable-title = Champs sans objet
issue-not-applicable = « { issue-field } » ne s’applique pas à ce type de contact. Laissez cette cellule vide.

issue-mandatory-cleared-title = Champs obligatoires vidés
issue-mandatory-cleared = « { issue-field } » est obligatoire et ne peut pas être vidé. Indiquez une valeur, ou laissez la cellule vide pour garder la valeur actuelle.

issue-spreadsheet-damage-title = Valeurs modifiées par un tableur
issue-spreadsheet-damage = { $damage ->
    [scientific] { $present_given ->
        [yes] Votre fichier dit « { $value } », le contact a « { $present } » : un tableur a écrit le nombre en notation scientifique et perdu des chiffres.
       *[no] « { $value } » est la façon dont un tableur écrit un long nombre : une partie de ses chiffres est perdue.
    }
    [zeros] Votre fichier dit « { $value } », le contact a « { $present } » : un tableur a enlevé les zéros du début.
    [number] { $present_given ->
        [yes] Votre fichier dit « { $value } », le contact a « { $present } » : un tableur a pris le texte pour un nombre et l’a modifié.
       *[no] « { $value } » est la façon dont un programme écrit { $repaired } quand il prend un texte pour un nombre.
    }
    [guard] Dans « { $value } », l’apostrophe empêchait un tableur de lire le texte comme une formule ; le tableur en a fait une lettre. Il faudrait « { $repaired } ».
    [entities] Dans « { $value } », des lettres sont écrites dans le code des pages web. Il faudrait lire « { $repaired } ».
    [date] Votre fichier dit « { $value } », le contact a { $present } : le jour et le mois semblent avoir été inversés.
    [accents] { $repaired_given ->
        [yes] Votre fichier dit « { $value } » au lieu de « { $repaired } » : les lettres accentuées ont été abîmées à l’ouverture ou à l’enregistrement du fichier.
       *[no] Dans « { $value } », des lettres ont été perdues à l’ouverture ou à l’enregistrement du fichier.
    }
   *[cut] { $present_given ->
        [yes] Votre fichier ne contient que le début de « { $present } » : un programme a coupé le texte.
       *[no] Ce texte remplit la cellule jusqu’au dernier caractère : un tableur l’a sans doute coupé.
    }
} { $choice ->
    [repair] { $repaired_given ->
        [yes] La valeur a été réparée.
       *[no] La valeur ne peut pas être réparée, la cellule est donc laissée de côté. Écrivez la valeur entière, dans une cellule au format texte.
    }
    [as-is] La valeur est prise telle quelle, comme vous l’avez choisi.
   *[left-out] La cellule est laissée de côté jusqu’à ce que vous choisissiez de la réparer ou de la prendre telle quelle.
}

issue-consent-unproven-title = Autorisations sans source
issue-consent-unproven = Cette autorisation passe à Vrai, mais ni la ligne ni l’importation n’indiquent la source du consentement. Indiquez-la, par exemple un formulaire et sa date, à l’envoi du fichier ou dans une colonne CONSENT_SOURCE, pour pouvoir prouver le consentement plus tard.

issue-refusal-overridden-title = Refus changés en consentements
issue-refusal-overridden = Ce contact avait refusé (Faux), et le fichier dit Vrai. Assurez-vous qu’il a changé d’avis avant de lancer l’importation.

issue-structure-duplicate-title = Structures peut-être en double
issue-structure-duplicate = { $where ->
    [file] { $n ->
        [one] La ligne { $rows } de ce fichier donne
       *[other] Les lignes { $rows } de ce fichier donnent
    } une structure de même nom et de même adresse. La ligne est tout de même importée ; vérifiez qu’elle ne figure pas deux fois dans le fichier.
   *[contact] La structure { $other } a le même nom et la même adresse. La ligne est tout de même importée ; vérifiez qu’il ne s’agit pas de la même.
}

## Nouveaux contacts et autres règles d’une ligne

issue-already-exists-title = Contacts qui existent déjà
issue-already-exists = Il existe déjà un contact { $other } avec « { $value } ». Pour le modifier, envoyez le fichier avec « créer ou mettre à jour » ou « mettre à jour seulement » ; pour créer un autre contact, laissez le numéro vide.

issue-name-missing-title = Nouveaux contacts sans nom
issue-name-missing = Un nouveau contact a besoin d’un nom : LASTNAME ou FIRSTNAME pour un individu, OFFICIAL_NAME pour une structure.

issue-external-id-in-use-title = Identifiants externes d’autres contacts
issue-external-id-in-use = L’identifiant externe « { $value } » appartient au contact { $other }. Vérifiez lequel des deux contacts est le bon.

issue-bad-operation-title = Opérations inconnues
issue-bad-operation = { $mode ->
    [update] « { $value } » n’est pas possible dans cette importation, qui ne fait que mettre à jour des contacts. Envoyez le fichier avec « créer ou mettre à jour », ou laissez cette cellule vide.
    [create] « { $value } » n’est pas possible dans cette importation, qui ne fait que créer des contacts. Envoyez le fichier avec « créer ou mettre à jour », ou laissez cette cellule vide.
   *[other] « { $value } » n’est pas une opération de ce type de données. Les mots possibles sont : { $words }.
}

issue-wrong-institution-title = Lignes qui nomment une autre institution
issue-wrong-institution = Cette ligne nomme l’institution « { $value } », et vous êtes dans une autre. Vérifiez que vous avez choisi le bon fichier.

issue-name-mismatch-title = Noms qui ne correspondent pas
issue-name-mismatch = Le fichier dit « { $value } », mais le contact s’appelle « { $present } ». Vérifiez que le numéro de contact est le bon.

## Définitions de critères et de valeurs

issue-bad-definition-title = Définitions inutilisables
issue-bad-definition = Cette ligne ne peut pas être utilisée. { $reason }
issue-bad-definition-type-differs = Le champ existe déjà avec un autre type, et un type ne peut pas changer. Utilisez le même type, ou un nouveau code.
issue-bad-definition-unknown-type = Le type n’est pas connu. Écrivez list, multi-list, yes/no, text, number, date ou authorisation.
issue-bad-definition-unknown-contact-type = Le type de contact n’est pas connu. Écrivez INDIVIDUAL, STRUCTURE ou BOTH.
issue-bad-definition-bad-code = Un code n’est composé que de lettres, de chiffres et des signes _ . -, et ne peut pas être Empty, Vide ou Vazio.
issue-bad-definition-code-missing = Le code manque. Remplissez cette cellule.
issue-bad-definition-values-not-allowed = Seules les listes ont des valeurs. Laissez la colonne VALUE vide, ou choisissez le type list ou multi-list.
issue-bad-definition-reserved-code = Ce code est le nom d’un champ standard ou d’une colonne. Choisissez-en un autre.
issue-bad-definition-code-taken = Il existe déjà un champ dont le code ne diffère que par les majuscules et minuscules. Utilisez ce code, ou choisissez-en un autre.
issue-bad-definition-bad-rank = Le rang n’est pas un nombre entier. Écrivez 1, 2, 3, etc., ou laissez-le vide.
