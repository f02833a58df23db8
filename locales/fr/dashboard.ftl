dashboard-title = Tableau de bord
dashboard-welcome = Bienvenue, { $name }
