DELETE FROM import_steps WHERE old_state = 'queued' AND new_state IN ('tested', 'testing');
