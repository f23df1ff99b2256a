select o.amopopr, o.amopfamily
  from pg_amop o
  join pg_am m on m.oid = o.amopmethod
 where m.amname = 'btree'
   and o.amopstrategy = 3
