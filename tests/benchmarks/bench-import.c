/* A roster of 10,000 rows from a CSV file, previewed and brought in as one unit of work, against a
 * bare C loop that inserts the rows which came of it from memory.
 */
#include "ps-bench-raw.h"
#include "ps-bench.h"
#include "ps-member-import-work.h"

#define N_ROWS 10000

/* What comes of one imported row, in the order in which the rows need each other. */
static const char * const tables[] = {
  "person", "person_word", "contact_way", "member_import", "member_import_person",
};

typedef struct {
  sqlite3_value **values;
  guint           n_values;
  int             n_columns;
  char           *insert;
} Rows;

typedef struct {
  GBytes *csv;
  Rows    rows[G_N_ELEMENTS (tables)];
  double  preview_ms;
  guint   n_rounds;
} Bench;

static GBytes *
make_csv (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  GString *csv = g_string_new ("Name,Phone,E-mail\r\n");

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = ps_bench_text (rand, 6);

      g_string_append_printf (csv, "%s Example%u,555-%04u %03u,member%u@example.org\r\n",
                              g_strstrip (name), i, i % 10000, i / 10000 + 100, i);
    }

  return g_string_free_to_bytes (csv);
}

/* The part that somebody waits for before they say yes. */
static PsMemberImport *
preview (Bench    *bench,
         PsTestDb *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMemberIndex) known = NULL;
  PsMemberImport *import;

  known = ps_member_index_read (ps_test_db_reader (store), 0, &error);
  g_assert_no_error (error);
  import = ps_member_import_new (bench->csv, NULL, known, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_CREATED), ==, N_ROWS);

  return import;
}

static void
import_ours (Bench    *bench,
             PsTestDb *store)
{
  g_autoptr (PsMemberImportWork) work = NULL;
  g_autoptr (PsMemberImport) import = NULL;
  g_autoptr (GError) error = NULL;
  double begun = ps_bench_cpu ();

  import = preview (bench, store);
  bench->preview_ms += ps_bench_cpu () - begun;
  bench->n_rounds++;

  work = ps_member_import_work_new (import, 0, NULL, 1);
  ps_db_write_sync (store->db, ps_member_import_work, work, &error);
  g_assert_no_error (error);
}

/* Keeps what the import made, to insert it again. */
static void
remember (Bench      *bench,
          const char *path)
{
  sqlite3 *raw = ps_bench_raw_open (path);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", tables[i]);
      sqlite3_stmt *stmt = ps_bench_raw_prepare (raw, select);
      GPtrArray *values = g_ptr_array_new ();
      GString *insert = g_string_new (NULL);
      Rows *rows = &bench->rows[i];

      rows->n_columns = sqlite3_column_count (stmt);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        for (int k = 0; k < rows->n_columns; k++)
          g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (stmt, k)));
      sqlite3_finalize (stmt);

      g_string_printf (insert, "INSERT INTO %s VALUES (?", tables[i]);
      for (int k = 1; k < rows->n_columns; k++)
        g_string_append (insert, ", ?");
      g_string_append_c (insert, ')');

      rows->insert = g_string_free (insert, FALSE);
      rows->n_values = values->len;
      rows->values = (sqlite3_value **) g_ptr_array_free (values, FALSE);
    }

  sqlite3_close (raw);
}

static void
import_raw (Bench   *bench,
            sqlite3 *raw)
{
  ps_bench_raw_exec (raw, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const Rows *rows = &bench->rows[i];
      sqlite3_stmt *stmt = ps_bench_raw_prepare (raw, rows->insert);

      for (guint at = 0; at < rows->n_values; at += (guint) rows->n_columns)
        {
          for (int k = 0; k < rows->n_columns; k++)
            sqlite3_bind_value (stmt, k + 1, rows->values[at + (guint) k]);
          ps_bench_raw_run (stmt);
        }
      sqlite3_finalize (stmt);
    }
  ps_bench_raw_exec (raw, "COMMIT");
}

/* Each into a new database, which is made before the clock starts. */
static double
time_ours (Bench    *bench,
           gboolean  keep)
{
  PsTestDb store = { 0 };
  double begun;
  double ms;

  ps_test_db_set_up (&store);
  begun = ps_bench_cpu ();
  import_ours (bench, &store);
  ms = ps_bench_cpu () - begun;
  if (keep)
    {
      ps_test_db_close (&store);
      remember (bench, store.path);
    }
  ps_test_db_tear_down (&store);

  return ms;
}

static double
time_raw (Bench *bench)
{
  PsTestDb store = { 0 };
  sqlite3 *raw;
  double begun;
  double ms;

  ps_test_db_set_up (&store);
  ps_test_db_close (&store);
  raw = ps_bench_raw_open (store.path);
  begun = ps_bench_cpu ();
  import_raw (bench, raw);
  ms = ps_bench_cpu () - begun;
  sqlite3_close (raw);
  ps_test_db_tear_down (&store);

  return ms;
}

int
main (void)
{
  Bench bench = { .csv = make_csv () };
  double ours[PS_BENCH_PAIRS];
  double raw[PS_BENCH_PAIRS];
  double ours_ms;
  double raw_ms;

  time_ours (&bench, TRUE);
  time_raw (&bench);
  bench.preview_ms = bench.n_rounds = 0;

  for (guint i = 0; i < PS_BENCH_PAIRS; i++)
    {
      ours[i] = time_ours (&bench, FALSE);
      raw[i] = time_raw (&bench);
    }

  ours_ms = ps_bench_median (ours, PS_BENCH_PAIRS);
  raw_ms = ps_bench_median (raw, PS_BENCH_PAIRS);
  ps_bench_say ("import of 10,000 rows, preview and one transaction", ours_ms, "ms CPU",
                "%.2f of a raw batch insert of the same rows: %.1f ms; the preview is %.0f ms of it;"
                " %d pairs, load %.1f",
                ours_ms / raw_ms, raw_ms, bench.preview_ms / bench.n_rounds, PS_BENCH_PAIRS,
                ps_bench_load ());

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (guint k = 0; k < bench.rows[i].n_values; k++)
        sqlite3_value_free (bench.rows[i].values[k]);
      g_free (bench.rows[i].values);
      g_free (bench.rows[i].insert);
    }
  g_bytes_unref (bench.csv);

  return 0;
}
