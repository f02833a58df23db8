refusal-bad-recipient = « { $address } » n’est pas une adresse e-mail. Indiquez une seule adresse, par exemple anna@example.org.
refusal-recipient-not-allowed = Impossible d’écrire à { $address } : ce n’est ni l’adresse d’un utilisateur de cette institution, ni celle d’un domaine qu’elle autorise. Utilisez votre propre adresse, ou demandez à un administrateur d’autoriser le domaine sur la page Boîte d’envoi.
refusal-bad-domain = « { $domain } » n’est pas un nom de domaine. Écrivez-le comme example.org.
refusal-not-found = Il n’y a rien de tel ici. Cela a peut-être été supprimé, ou appartient à une autre institution.
refusal-wrong-state = Ce n’est pas possible dans l’état actuel : il a changé entre-temps. Regardez-le de nouveau, puis décidez.
