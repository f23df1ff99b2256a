SELECT id FROM read_csv('/etc/passwd')
