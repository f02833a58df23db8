# Dire ce que sont les colonnes ; les correspondances.

columns-by-mapping = Ces en-têtes sont ceux de la correspondance « { $name } », reprise ci-dessous. Vérifiez-la et confirmez.
columns-by-system = Ce fichier semble venir de { $name } ; ce que l’on sait de ses colonnes est repris ci-dessous.
columns-by-parent = C’est le fichier corrigé de l’importation n° { $number } ; les colonnes sont ce qu’elles y étaient.
columns-no-key = Aucune colonne n’a été reconnue comme celle qui identifie les contacts. Dites quelle colonne est le numéro de contact, l’identifiant externe, l’e-mail ou le téléphone, puis choisissez-la comme colonne clé.
columns-no-header = Aucun en-tête de ce fichier n’est connu ici. Indiquez ce qu’est chaque colonne.
column-guess = D’après ses valeurs : { $what } ({ $percent } % de { $cells_shown } cellules correspondent).
columns-first-rows = Les premières lignes du fichier
column-samples = Par exemple :
column-read-only = Pour lecture seulement, non importée
column-fields = Ce champ
column-new-field = Un nouveau champ personnalisé
column-new-field-of = Nouveau champ personnalisé : { $type }
column-new-label = Nom du nouveau champ
columns-key = Colonne clé
columns-key-help = La colonne qui identifie les contacts : numéro de contact, identifiant externe, e-mail ou téléphone.
columns-key-recognised = Telle que reconnue
columns-key-open = La reconnaître d’après les en-têtes

values-title = Valeurs
values-lead = Ce qui se trouve dans le fichier, et la valeur lue à la place. Ce que vous laissez ouvert est lu tel quel.
values-text = Dans le fichier
values-cell = Est lu comme
values-cell-of = Comment { $text } est lu
values-as-it-is = Tel quel
values-rows =
    { $n ->
        [one] sur { $n_shown } ligne
       *[other] sur { $n_shown } lignes
    }
values-offer = Certaines colonnes contiennent des mots qui ne sont pas des valeurs d’ici. Dites une fois ce que signifie chaque mot, et le fichier est testé de nouveau.
values-assign = Attribuer les valeurs

constants = La même valeur sur toutes les lignes
constants-help = Pour les champs sans colonne dans le fichier, par exemple un cycle de vie donné à tous ces contacts.
constants-none = Aucun champ
constants-cell = Valeur, comme dans un fichier
refusal-unknown-constant = Le champ { $code } ne peut pas recevoir ici la même valeur sur toutes les lignes. Choisissez un autre champ.
refusal-bad-constant = La valeur de { $code } pour toutes les lignes ne convient pas. { $reason }

mapping = Correspondance
mapping-help = Ce que sont les colonnes du fichier. Sans choix, une correspondance pour les mêmes en-têtes est proposée.
mapping-by-headers = D’après les en-têtes
mapping-keep = Retenir ces réponses sous le nom
mapping-keep-help = Par exemple le système d’où vient le fichier. Le prochain fichier avec les mêmes en-têtes sera complété comme celui-ci.
mappings-title = Correspondances
mappings-lead = Ce que sont les colonnes des fichiers d’autres systèmes. Pour le prochain fichier avec les mêmes en-têtes, il ne reste qu’à confirmer.
mappings-none = Aucune correspondance pour l’instant
mappings-none-help = Envoyez un fichier d’un autre système, dites ce que sont ses colonnes et donnez un nom à vos réponses.
mapping-name = Nom
mapping-changed = Dernière modification
mapping-used = Dernière utilisation
mapping-not-used = Pas encore
mapping-columns =
    { $n ->
        [one] { $n_shown } colonne
       *[other] { $n_shown } colonnes
    }
mapping-columns-title = Colonnes
mapping-saved = La correspondance est enregistrée.
mapping-delete = Supprimer la correspondance
mapping-delete-ask = Supprimer cette correspondance ? Les importations qui l’ont utilisée restent telles quelles.
mapping-deleted = La correspondance « { $name } » est supprimée.
refusal-bad-mapping-name = Une correspondance a un nom d’au plus { $most_shown } caractères, sur une seule ligne.
refusal-mapping-name-taken = Il existe déjà une correspondance « { $name } » pour d’autres en-têtes. Choisissez un autre nom.
refusal-unknown-mapping = Il n’y a pas de correspondance « { $name } » pour ce type de données. La page Correspondances montre celles qui existent.
systems-title = Prêtes à l’emploi
systems-lead = Les fichiers de ces systèmes sont reconnus à leurs en-têtes, sans correspondance de votre part.
