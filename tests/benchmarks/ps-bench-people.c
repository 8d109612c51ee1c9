#include "ps-bench-people.h"

/* Beginnings and ends of names: half a thousand of each kind of name come of them, some rare. */
#define FIRST  "('a'), ('ba'), ('cor'), ('da'), ('el'), ('fi'), ('gar'), ('hel'), ('ia'), ('jo'), " \
               "('ka'), ('lu'), ('mar'), ('mi'), ('ne'), ('or'), ('pa'), ('ri'), ('sa'), ('ti'), " \
               "('ul'), ('va'), ('wen'), ('ya'), ('zo')"
#define LAST   "('bel'), ('da'), ('den'), ('ko'), ('la'), ('lia'), ('mir'), ('na'), ('ra'), ('ria'), " \
               "('ric'), ('sha'), ('to'), ('vin'), ('wen'), ('ya')"

/**
 * ps_bench_people_sql:
 * @n: how many
 *
 * Writes people into the tables that a roster reads, as if each had been added: a name to be called
 * by, which many share, a family name, a number that begins as everybody's does in town, and the
 * words that they are found by. There is nobody in them that exists, and the same @n gives the same.
 *
 * Returns: (transfer full): SQL for a database without people of its own from 1,000,001 on
 */
char *
ps_bench_people_sql (guint n)
{
  return g_strdup_printf (
    "CREATE TEMP TABLE one (part TEXT); CREATE TEMP TABLE two (part TEXT);"
    "INSERT INTO one VALUES " FIRST "; INSERT INTO two VALUES " LAST ";"
    "CREATE TEMP TABLE made (id INTEGER PRIMARY KEY, given TEXT, family TEXT, phone TEXT);"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT %u),"
    " h (i, a, b) AS (SELECT i, i * 2654435761 %% 4294967296, i * 40503 * 65599 %% 4294967291 FROM n)"
    " INSERT INTO made SELECT 1000001 + i,"
    "  (SELECT part FROM one WHERE rowid = 1 + (a >> 8) %% 25) ||"
    "  (SELECT part FROM two WHERE rowid = 1 + (a >> 16) %% 16),"
    "  (SELECT part FROM one WHERE rowid = 1 + (b >> 8) %% 25) ||"
    "  (SELECT part FROM two WHERE rowid = 1 + (b >> 16) %% 16) ||"
    "  (SELECT part FROM two WHERE rowid = 1 + (b >> 12) %% 16),"
    "  printf ('%%03d55501%%02d', 201 + b / 7 %% 700, a / 11 %% 100) FROM h;"
    "INSERT INTO person (id, uid, preferred_name, full_name, name_fold, created_at, updated_at)"
    " SELECT id, randomblob (16), upper (substr (given, 1, 1)) || substr (given, 2),"
    "  given || ' ' || family, given, 1, 1 FROM made;"
    "INSERT INTO contact_way (person_id, kind, value, value_fold)"
    " SELECT id, 'phone', phone, phone FROM made;"
    "INSERT OR IGNORE INTO person_word SELECT given AS word, id FROM made"
    " UNION SELECT family, id FROM made UNION SELECT phone, id FROM made"
    " UNION SELECT substr (phone, 4), id FROM made ORDER BY 1, 2;"
    "DROP TABLE made; DROP TABLE one; DROP TABLE two", n);
}
