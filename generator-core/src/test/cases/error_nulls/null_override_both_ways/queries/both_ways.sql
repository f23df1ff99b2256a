select note_id
  from note
 where text = :text?
    or text > :text!
