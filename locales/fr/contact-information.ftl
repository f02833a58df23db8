# Les données de contact, et ce qu’un tableur a abîmé : le formulaire et le rapport.

contact-mode = Ce que sont les lignes
mode-update = Mettre à jour seulement
mode-update-help = Chaque ligne modifie un contact existant. Une clé qu’aucun contact ne porte est une erreur.
mode-create = Créer seulement
mode-create-help = Chaque ligne crée un nouveau contact. Il lui faut un nom ; un numéro de contact vide est attribué par Carnet.
mode-upsert = Créer ou mettre à jour
mode-upsert-help = Les contacts connus sont modifiés ; une clé qu’aucun contact ne porte, ou un numéro de contact vide, en crée un. Une colonne OPERATION (INSERT, UPDATE) décide pour sa ligne.
refusal-mode-not-for-kind = Seules les données de contact peuvent créer des contacts : n’indiquez pas de mode pour ce type de données.

damage-found =
    { $n ->
        [one] Un tableur semble avoir abîmé { $n_shown } cellule.
       *[other] Un tableur semble avoir abîmé { $n_shown } cellules.
    }
damage-left-out = Elles sont laissées de côté jusqu’à votre choix. Une réparation rend la valeur du contact, ou celle que le fichier aurait dû contenir ; ce qui ne peut pas être réparé avec certitude reste de côté.
damage-repair = Elles ont été réparées là où c’est certain ; les autres sont laissées de côté.
damage-as-is = Elles sont prises telles qu’elles sont dans le fichier.
damage-row = Ligne { $row }
damage-show-all = Les voir toutes
damage-do-repair = Les réparer
damage-do-as-is = Les prendre telles quelles

placeholders = Si une cellule dit qu’il n’y a pas de valeur
placeholders-help = Les programmes écrivent NULL, N/A, nan ou - là où ils n’ont rien.
placeholders-ask = Me demander
placeholders-ask-help = La cellule est laissée de côté, et vous choisissez après avoir vu le rapport.
placeholders-blank = Lire comme vide
placeholders-blank-help = La valeur actuelle est gardée.
placeholders-clear = Vider la valeur
placeholders-clear-help = La valeur actuelle est supprimée.
placeholders-as-is = Prendre telle quelle
placeholders-as-is-help = Le texte est importé tel qu’il est écrit.
placeholders-found =
    { $n ->
        [one] { $n_shown } cellule semble dire qu’il n’y a pas de valeur (NULL, N/A, -, etc.).
       *[other] { $n_shown } cellules semblent dire qu’il n’y a pas de valeur (NULL, N/A, -, etc.).
    }
placeholders-left-out = Elles sont laissées de côté jusqu’à ce que vous choisissiez.
placeholders-are-blank = Elles ont été lues comme vides : les valeurs actuelles sont gardées.
placeholders-are-cleared = Elles vident les valeurs actuelles.
placeholders-are-taken = Elles sont prises telles quelles.
placeholders-do-blank = Les lire comme vides
placeholders-do-clear = Vider les valeurs
placeholders-do-as-is = Les prendre telles quelles
