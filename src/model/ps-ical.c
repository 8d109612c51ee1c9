#include "ps-ical.h"

#include "ps-library.h"

/* libical, which brings ICU and the C++ library: no part of the start. */

#if ICAL_MAJOR_VERSION != 3
#error "The name of the library below is that of libical 3"
#endif
#define LIBRARY "libical.so.3"

/**
 * ps_ical:
 *
 * Loads libical when it is first asked for. It is as needed as what the program is linked with, and
 * as the loader does for that, this ends the program when it is not there. May be called from any
 * thread.
 *
 * Returns: its functions
 */
const PsIcal *
ps_ical (void)
{
  static PsIcal ical;
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      const PsLibrarySymbol symbols[] = {
        { "icalmemory_free_buffer", (gpointer *) &ical.memory_free_buffer },
        { "icalrecur_iterator_free", (gpointer *) &ical.recur_iterator_free },
        { "icalrecur_iterator_new", (gpointer *) &ical.recur_iterator_new },
        { "icalrecur_iterator_next", (gpointer *) &ical.recur_iterator_next },
        { "icalrecurrencetype_as_string_r", (gpointer *) &ical.recurrencetype_as_string_r },
        { "icalrecurrencetype_day_day_of_week",
          (gpointer *) &ical.recurrencetype_day_day_of_week },
        { "icalrecurrencetype_day_position", (gpointer *) &ical.recurrencetype_day_position },
        { "icalrecurrencetype_from_string", (gpointer *) &ical.recurrencetype_from_string },
        { "icaltime_compare", (gpointer *) &ical.time_compare },
        { "icaltime_is_null_time", (gpointer *) &ical.time_is_null_time },
        { "icaltime_is_utc", (gpointer *) &ical.time_is_utc },
      };
      g_autoptr (GError) error = NULL;

      if (!ps_library_load (LIBRARY, symbols, G_N_ELEMENTS (symbols), &error))
        g_error ("libical is needed: %s", error->message);

      g_once_init_leave (&loaded, 1);
    }

  return &ical;
}
