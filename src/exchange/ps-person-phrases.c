/* What the sentences about a person have in common. */
#include "ps-person-text-private.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-text-block.h"
#include "ps-time-words.h"

/* A sentence of a list; it has been put together from what people wrote. */
void
ps_person_text_add_item (GPtrArray  *out,
                         const char *sentence)
{
  ps_text_blocks_add (out, PS_TEXT_ITEM, NULL, sentence);
}

void
ps_person_text_add_heading (GPtrArray  *out,
                            const char *heading)
{
  ps_text_blocks_add (out, PS_TEXT_HEADING, NULL, heading);
}

char *
ps_person_text_day (const char *iso)
{
  GDate date;

  return iso != NULL && ps_date_from_iso (iso, &date) ? ps_date_words (&date, NULL)
                                                      : g_strdup (iso != NULL ? iso : "");
}

char *
ps_person_text_moment (gint64     moment,
            GTimeZone *zone)
{
  GDate date = ps_date_of_instant (moment, zone, NULL);
  g_autofree char *day = ps_date_words (&date, NULL);
  g_autofree char *time = ps_time_words (moment, zone, NULL);

  /* Translators: a day and a time: "3 March 2026, 18:00". */
  return g_strdup_printf (_("%1$s, %2$s"), day, time);
}

/* "" where there is none. */
char *
ps_person_text_cell (const PsPersonRecord *record,
          PsAboutPart           part,
          guint                 row,
          const char           *column)
{
  const char *text = ps_person_record_get (record, part, row, column);
  g_autoptr (GTimeZone) zone = NULL;

  if (text == NULL)
    return g_strdup ("");

  zone = ps_person_record_zone (record, part, row);

  return ps_person_text_moment (g_ascii_strtoll (text, NULL, 10), zone);
}
