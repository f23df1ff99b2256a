-- Gives a cinema more time, and asks for the fee of each further day; nothing where the print is back already.
UPDATE loan
   SET due_at = due_at + make_interval(days => :days),
       fee = fee + :days * :daily_fee::numeric(6, 2)
 WHERE loan_id = :loan_id
   AND returned_at IS NULL
RETURNING loan_id, print_id, due_at, fee
