SELECT active FROM member WHERE member_id = :member_id AND active
