# O painel.
dashboard-title = Painel
dashboard-welcome = Boas-vindas, { $name }
dashboard-lead = Visão geral de { $institution }.
dashboard-new-lead = A instituição { $institution } ainda está vazia. Três passos bastam para começar.

dashboard-step-fields = Defina critérios e autorizações
dashboard-step-fields-text = Um arquivo lista cada critério com seus códigos internos e rótulos. Importe-o uma vez, e de novo a cada código novo.
dashboard-step-fields-do = Importar critérios
dashboard-step-contacts = Traga seus contatos
dashboard-step-contacts-text = Uma linha por contato, uma coluna por campo. Você vê o que seria criado, e o que está errado, antes que algo aconteça.
dashboard-step-contacts-do = Importar contatos
dashboard-step-change = Altere muitos de uma vez
dashboard-step-change-text = Escolha contatos com um público-alvo, baixe o modelo de importação, edite-o numa planilha, teste e inicie. Um erro pode ser desfeito.
dashboard-step-change-do = Novo público-alvo

dashboard-template-text = Um arquivo preenchido com os contatos que você escolher, para editar no Excel, no LibreOffice ou no Google Sheets.
dashboard-import-text = Teste um arquivo editado, veja o que mudaria e então inicie.

dashboard-contacts =
    { $n ->
        [one] contato
       *[other] contatos
    }
dashboard-targets =
    { $n ->
        [one] público-alvo
       *[other] públicos-alvo
    }
dashboard-fields =
    { $n ->
        [one] critério, autorização ou campo personalizado
       *[other] critérios, autorizações e campos personalizados
    }
dashboard-imports =
    { $n ->
        [one] importação
       *[other] importações
    }

dashboard-last-imports = Últimas importações
dashboard-all-imports = Todas as importações
dashboard-no-imports = Nenhum arquivo foi importado ainda.
dashboard-import-number = Nº { $n_shown }
dashboard-last-exports = Últimas exportações
dashboard-all-exports = Todas as exportações
dashboard-no-exports = Nenhum arquivo foi gerado ainda.
dashboard-errors =
    { $n ->
        [one] { $n_shown } erro
       *[other] { $n_shown } erros
    }
