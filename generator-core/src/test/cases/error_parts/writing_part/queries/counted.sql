SELECT counted() AS films
