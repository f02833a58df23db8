# O que diz `carnet bench`.
refusal-bench-database-in-use = Este banco de dados já contém uma instituição. O teste de desempenho enche o banco e precisa de um vazio: indique outro com --database, ou nenhum.

bench-stock =
    { $n ->
        [one] Criando { $n_shown } contato…
       *[other] Criando { $n_shown } contatos…
    }
bench-steps =
    { $n ->
        [one] Modelo, teste, aplicação e desfazer de { $n_shown } linha…
       *[other] Modelo, teste, aplicação e desfazer de { $n_shown } linhas…
    }
bench-baseline = O mesmo trabalho só pelo banco de dados…
bench-pages = Páginas e edições durante uma importação…
bench-creation =
    { $n ->
        [one] Criação de { $n_shown } contato em uma instituição à parte, depois desfeita…
       *[other] Criação de { $n_shown } contatos em uma instituição à parte, depois desfeita…
    }
bench-scene = Dois testes, para que as páginas tenham o que mostrar…
bench-quiet = Páginas e um público-alvo, sem outra atividade…
bench-logins = Acessos, dez por vez…

bench-head =
    Carnet { $version }, { $database }, { $cores ->
        [one] { $cores_shown } núcleo
       *[other] { $cores_shown } núcleos
    }, { $n ->
        [one] { $n_shown } contato
       *[other] { $n_shown } contatos
    }
bench-figure = medida
bench-measured = medido
bench-must = exigido
bench-aim = meta
bench-judgement = resultado
bench-reaches-aim = atinge a meta
bench-reaches-must = bom
bench-misses = NÃO ATINGE

bench-figure-all = teste + aplicação, comparados ao banco de dados sozinho
bench-figure-test = teste, comparado ao banco de dados sozinho sem a aplicação
bench-figure-template = modelo, comparado a uma simples exportação das mesmas colunas
bench-figure-undo = desfazer, comparado à aplicação
bench-figure-worst = teste de um arquivo com erro em todas as linhas, comparado ao arquivo limpo
bench-figure-memory = pico de memória: { $step }
bench-figure-growth = dez vezes mais contatos: { $step }
bench-figure-pages = páginas durante uma importação, 99 de 100
bench-figure-slowest-page = a mais lenta delas, 99 de 100
bench-figure-edits = uma edição durante uma importação, 99 de 100
bench-figure-logins = um acesso entre outros nove, 99 de 100

bench-figure-create = criação de contatos, comparada a teste + aplicação do mesmo número de alterações
bench-figure-bytes = bytes no banco de dados por contato criado
bench-figure-uncreate = desfazer a criação, comparado à criação
bench-figure-quiet-half = a página mais lenta, sem outra atividade, metade das respostas
bench-figure-quiet-most = a mesma, 99 de 100
bench-figure-target = um público-alvo de seis condições, contado, para um milhão de contatos

bench-step-test = teste
bench-step-apply = aplicação
bench-step-undo = desfazer
bench-step-template = modelo
bench-step-worst = teste, erro em todas as linhas
bench-step-serve = o servidor, com as tarefas que executa
bench-step-logins = o servidor depois desses acessos

bench-step-create = criação de contatos
bench-step-uncreate = desfazer a criação

bench-steps-head =
    { $n ->
        [one] { $n_shown } linha:
       *[other] { $n_shown } linhas:
    }
bench-step-line = { $step }: { $seconds } s, { $n_shown } linhas/s
bench-pages-head = Enquanto uma importação de todos os contatos era testada, aplicada e desfeita (metade das respostas, 99 de 100):
bench-quiet-head = Sem outra atividade (metade das respostas, 99 de 100):
bench-page-line =
    { $n ->
        [one] { $page }: { $half }, { $most } ({ $n_shown } vez)
       *[other] { $page }: { $half }, { $most } ({ $n_shown } vezes)
    }
bench-page-dashboard = painel
bench-page-contacts = contatos, primeira página
bench-page-contacts-deep = contatos, no meio
bench-page-search = contatos, busca
bench-page-report = relatório
bench-page-issues = erros de um mesmo código
bench-page-changes = prévia das alterações
bench-page-filtered = contatos, só estruturas
bench-page-card = um contato
bench-page-targets = públicos-alvo
bench-page-target = um público-alvo
bench-page-fields = critérios e autorizações
bench-page-imports = importações
bench-page-exports = exportações
bench-page-edit = um segundo usuário salva um contato
