dashboard-title = Painel
dashboard-welcome = Boas-vindas, { $name }
