-- Source records are laid by COPY (src/catalogue/laying): their ids are taken beforehand, for their copies name them.
grant usage on sequence source_record_id_seq to hutong_app;
