dashboard-title = Dashboard
dashboard-welcome = Welcome, { $name }
