create function "f; --"("a b" text) returns text language plpgsql as $f$
begin
  -- $$ ; '
  return '$function$' || E'\n;' || "a b";
end $f$;
