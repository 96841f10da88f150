-- The portal's figures read the copies lent and delivered since a day; without these they would read all history.
create index request_history_filled on request_history (at) where action = 'fill';
create index request_history_received on request_history (at) where action = 'receive';
