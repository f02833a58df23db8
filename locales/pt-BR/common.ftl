# A moldura de cada página e as palavras que várias páginas compartilham.
skip-to-content = Ir para o conteúdo
nav-label = Menu principal
nav-menu = Menu
nav-dashboard = Painel
nav-contacts = Contatos
nav-targets = Públicos-alvo
nav-fields = Critérios e autorizações
nav-imports = Importações
nav-exports = Exportações
nav-outbox = Caixa de saída
log-out = Sair
language = Idioma
close = Fechar
cancel = Voltar
copy = Copiar
copied = Copiado
copy-this = Copiar { $text }
search = Buscar
nothing-found = Nada encontrado
show-all = Mostrar tudo
new-import = Nova importação
optional = opcional
crumbs = Você está aqui
pages = Páginas da lista
first-page = Primeira página
next-page = Próxima página
old-value = Valor anterior:
new-value = Novo valor:
no-value = vazio
exports-ready =
    { $n ->
        [one] Sua exportação está pronta
       *[other] { $n_shown } exportações estão prontas
    }

role-viewer = Leitor
role-editor = Editor
role-importer = Importador
role-administrator = Administrador

# Tipos de dados que uma importação traz.
kind-criteria = Critérios
kind-authorisations = Autorizações
kind-contacts = Dados de contato
kind-criterion-values = Valores de critérios

# O que uma importação deve fazer.
action-test = Testar a qualidade do arquivo
action-update = Atualizar os dados em massa

# Estados de uma importação.
state-uploaded = Recebida
state-needs-mapping = Colunas a confirmar
state-asks-encoding = Codificação a escolher
state-asks-sheet = Planilha a escolher
state-testing = Em teste
state-tested = Testada
state-awaiting-approval = Aguardando aprovação
state-scheduled = Agendada
state-queued = Na fila
state-running = Em andamento
state-completed = Concluída
state-cancelled = Interrompida
state-failed = Com falha
state-refused = Arquivo recusado
state-undoing = Sendo desfeita
state-undone = Desfeita

severity-error = Erro
severity-warning = Aviso
severity-note = Observação
