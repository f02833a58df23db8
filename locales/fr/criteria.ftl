# Critères et autorisations avec leurs valeurs.
fields-title = Critères et autorisations
fields-lead = Ce que les cellules de vos fichiers peuvent contenir. Copiez un code et collez-le dans une colonne [new].
fields-download-xlsx = Télécharger toutes les valeurs (XLSX)
fields-download-csv = Télécharger en CSV
fields-search-for = Un critère, une valeur ou un code interne
fields-nothing-found = Aucun critère, aucune autorisation ni aucune valeur ne porte ce nom ou ce code.
fields-criteria = Critères
fields-authorisations = Autorisations
fields-contact-lists = Listes de la fiche contact
fields-custom = Champs personnalisés
fields-mandatory = Obligatoire
fields-values =
    { $n ->
        [one] { $n_shown } valeur
       *[other] { $n_shown } valeurs
    }
fields-all-values = Afficher les { $n_shown } valeurs
internal-code = Code interne
label = Libellé
value-state = État
value-inactive = N’est plus utilisée

applies-both = Individus et structures
applies-individual = Individus uniquement
applies-structure = Structures uniquement

example-sets = donne la valeur
example-replaces = remplace toutes les valeurs
example-adds-removes = ajoute l’une, retire l’autre
example-true = Vrai
example-false = Faux
example-clears = vide la valeur
