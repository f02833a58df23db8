# Remoções: contatos invalidados, reativados ou excluídos.

kind-removals = Remoções
kind-removals-help = Invalida, reativa ou exclui contatos, conforme uma coluna OPERATION. Um administrador inicia a importação.
export-what-removals = Remoções
export-what-removals-help = Número, nome e situação de cada contato, com uma coluna OPERATION em branco para preencher.
export-file-removals = remocoes
export-for-removal = Exportar para remoção
note-operation = O que acontece com o contato. Deixe em branco para não mexer no contato.

removal-title = O que acontece com os contatos
removal-reactivate =
    { $n ->
        [one] { $n_shown } contato volta a ficar ativo.
       *[other] { $n_shown } contatos voltam a ficar ativos.
    }
removal-invalidate =
    { $n ->
        [one] { $n_shown } contato fica inválido. Ele sai dos públicos-alvo e dos modelos e mantém seus dados.
       *[other] { $n_shown } contatos ficam inválidos. Eles saem dos públicos-alvo e dos modelos e mantêm seus dados.
    }
removal-delete =
    { $n ->
        [one] { $n_shown } contato é excluído. Ele desaparece imediatamente das listas, dos públicos-alvo e dos exports.
       *[other] { $n_shown } contatos são excluídos. Eles desaparecem imediatamente das listas, dos públicos-alvo e dos exports.
    }
removal-delete-final =
    { $n ->
        [one] É possível desfazer durante { $n_shown } dia. Depois, os dados dos contatos excluídos são perdidos definitivamente.
       *[other] É possível desfazer durante { $n_shown } dias. Depois, os dados dos contatos excluídos são perdidos definitivamente.
    }
removal-delete-kept = Os dados dos contatos excluídos são mantidos, e a exclusão pode ser desfeita a qualquer momento.
removal-let-go =
    { $n ->
        [one] { $n_shown } pessoa pertence a uma pessoa jurídica excluída e perde o vínculo com ela.
       *[other] { $n_shown } pessoas pertencem a pessoas jurídicas excluídas e perdem o vínculo com elas.
    }
removal-all-of-them = Mostrar todas as alterações
removal-confirm = Número de contatos
removal-confirm-help = Para iniciar a importação, digite quantos contatos ela altera ao todo.
removal-administrators = Só um administrador pode iniciar esta importação.
refusal-administrators-start = Só um administrador pode iniciar uma importação de remoções. Fale com um administrador da sua instituição.

deleted-lead = Este contato foi excluído.
deleted-until = A exclusão pode ser desfeita até { $date }. Depois, os dados do contato são perdidos definitivamente.
deleted-for-ever = A exclusão pode ser desfeita a qualquer momento.
deleted-purged = Este contato foi excluído, e seus dados foram apagados definitivamente em { $date }. O número dele não será dado a mais ninguém.

issue-column-missing-title = Colunas que faltam
issue-column-missing = O arquivo não tem a coluna { $name }, de que este tipo de dados precisa. Inclua-a ou escolha outro tipo de dados.
issue-contact-deleted-title = Contatos excluídos
issue-contact-deleted = O contato com “{ $value }” foi excluído. Exclua a linha ou desfaça antes a exclusão do contato.
issue-details-purged = O contato em questão foi excluído definitivamente, e os detalhes também.

help-kind-removals = Invalida contatos, reativa-os ou os exclui. O número do contato é a chave. FIRSTNAME, LASTNAME e OFFICIAL_NAME são só comparados: uma linha com outro nome é um erro. O arquivo é sempre testado primeiro e a importação nunca começa sozinha; um administrador a inicia e digita o número de contatos. Uma linha com OPERATION em branco não mexe no contato.
help-operation-invalidate = Tira o contato de uso: ele sai dos públicos-alvo e dos modelos e mantém seus dados
help-operation-reactivate = Torna o contato ativo de novo
help-operation-delete = Exclui o contato: ele é ocultado imediatamente, e seus dados são apagados definitivamente quando acaba o prazo para desfazer
help-check-column-missing = Falta uma coluna de que este tipo de dados precisa.
help-check-contact-deleted = O contato com esta chave foi excluído. O número dele não é dado a mais ninguém. Exclua a linha ou desfaça antes a exclusão do contato.
help-results-removals = Nas remoções, o documento também traz removals: quantos contatos cada operação atinge (invalidate, reactivate, delete…).

cli-institution-set =
    { $n ->
        [0] { $code }: as exclusões podem ser desfeitas a qualquer momento.
        [one] { $code }: as exclusões podem ser desfeitas durante { $n_shown } dia.
       *[other] { $code }: as exclusões podem ser desfeitas durante { $n_shown } dias.
    }
cli-erased-expired =
    { $n ->
        [one] Os dados de { $n_shown } contato excluído foram apagados definitivamente.
       *[other] Os dados de { $n_shown } contatos excluídos foram apagados definitivamente.
    }
