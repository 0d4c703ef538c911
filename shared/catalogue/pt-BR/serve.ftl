### What `drydock serve` says on a terminal while it starts and stops.
### Made from en/serve.ftl with the digest 9da114d595a316ed

serve-engine-ready = O Docker Engine { $version } responde.
serve-engine-starting = Iniciando o Docker Engine…
# $name (Text)
# $seconds (Number)
serve-image-pulled = Imagem base { $name }: baixada ({ $seconds } s).
# $name (Text)
# $made-of (Text)
# $seconds (Number)
serve-image-stand-in = Imagem base { $name }: nenhum registry responde; por isso, uma imagem substituta é usada ({ $made-of }; { $seconds } s).
# $name (Text)
# $why (Text)
serve-image-missing = Imagem base { $name }: não disponível ({ $why }).
serve-image-preparing = Imagem base { $name }: preparando…
serve-ready = O Drydock está pronto: { $address }
serve-all-ready = Tudo pronto: construa e execute.
# $why (Message)
serve-without-engine = “Construir” e “Executar” estão desativados. { $why }
serve-too-many-connections = Há conexões demais abertas, aqui ou a partir do seu endereço de rede. Feche outras abas ou tente de novo em alguns segundos.
serve-stopping = Parando; um segundo Ctrl-C encerra na hora.
serve-port-taken = A porta { $port } está em uso: encerre o programa que a usa ou escolha outra com --port ou DRYDOCK_PORT.
# $port (Text)
# $why (Text)
serve-port-refused = A porta { $port } não pode ser usada ({ $why }): escolha outra com --port ou DRYDOCK_PORT.
# $address (Text)
# $why (Text)
serve-metrics-refused = Não é possível servir as métricas em { $address }: { $why }. Escolha outro endereço, ou nenhum, com --metrics-addr ou DRYDOCK_METRICS_ADDR.
serve-data-in-use = Outro servidor Drydock usa a pasta de dados { $path }: encerre esse servidor ou escolha outra pasta com --data ou DRYDOCK_DATA.
# $path (Text)
# $process (Text)
serve-data-in-use-by = Outro servidor Drydock (processo { $process }) usa a pasta de dados { $path }: encerre esse servidor ou escolha outra pasta com --data ou DRYDOCK_DATA.
# $damaged (Text)
# $age (Period)
# $files (Number)
serve-repaired = O banco de dados estava danificado e foi substituído por uma cópia de { $age } atrás. Tudo o que é mais recente que a cópia se perdeu, exceto { $files ->
        [one] { $files } arquivo que ainda pôde ser lido
       *[other] { $files } arquivos que ainda puderam ser lidos
    }. O banco de dados danificado foi mantido como { $damaged }.
# $path (Text)
# $why (Text)
serve-damaged = O banco de dados { $path } está danificado ({ $why }), e não há uma cópia boa ao lado dele. Coloque lá sua própria cópia ou mova o arquivo para outro lugar para começar com um banco de dados vazio.
serve-not-started = O Drydock não conseguiu iniciar: { $why }.
