-- A plan whose definitions changed while it waited for its turn is not applied: it is to be tested again.
INSERT INTO import_steps (old_state, new_state) VALUES ('queued', 'tested'), ('queued', 'testing');
