CREATE TABLE note (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body text);
