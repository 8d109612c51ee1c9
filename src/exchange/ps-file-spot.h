#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsFileSpot:
 * @line: counted from 1; 0 where the whole file is meant
 * @column: counted from 1; 0 where the whole line is meant
 * @field: the column's header as the file has it, or NULL
 *
 * Where in a file something is wrong. It goes beside a GError, whose sentence says the same to a
 * person, so that a page can scroll there and a script can read it.
 */
typedef struct {
  guint  line;
  guint  column;
  char  *field;
} PsFileSpot;

#define PS_FILE_SPOT_INIT { 0, 0, NULL }

/* @spot may be NULL, like a GError's place. */
static inline void
ps_file_spot_set (PsFileSpot *spot,
                  guint       line,
                  guint       column,
                  const char *field)
{
  if (spot == NULL)
    return;

  spot->line = line;
  spot->column = column;
  g_free (spot->field);
  spot->field = g_strdup (field);
}

static inline void
ps_file_spot_clear (PsFileSpot *spot)
{
  ps_file_spot_set (spot, 0, 0, NULL);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PsFileSpot, ps_file_spot_clear)

G_END_DECLS
