#include "ps-forms.h"

#include <langinfo.h>
#include <string.h>

/* The first day of the list of weekday names, as glibc's locales give it. */
#define WEEK_BEGINS_MONDAY 19971201

static PsDateOrder
read_order (const char *d_fmt)
{
  for (const char *p = strchr (d_fmt, '%'); p != NULL; p = strchr (p + 1, '%'))
    {
      /* Flags and the modifiers E and O stand between the sign and the letter. */
      p += 1 + strspn (p + 1, "-_0^#EO");

      switch (*p)
        {
        case 'd':
        case 'e':
          return PS_DATE_ORDER_DMY;

        case 'm':
        case 'b':
        case 'B':
        case 'h':
        case 'D':
          return PS_DATE_ORDER_MDY;

        case 'Y':
        case 'y':
        case 'G':
        case 'C':
        case 'F':
          return PS_DATE_ORDER_YMD;

        case '\0':
          return PS_DATE_ORDER_DMY;

        default:
          break;
        }
    }

  return PS_DATE_ORDER_DMY;
}

static gboolean
read_twelve_hour (const char *t_fmt)
{
  for (const char *p = strchr (t_fmt, '%'); p != NULL; p = strchr (p + 1, '%'))
    {
      p += 1 + strspn (p + 1, "-_0^#EO");

      if (*p != '\0' && strchr ("rIlpP", *p) != NULL)
        return TRUE;
      if (*p == '\0')
        break;
    }

  return FALSE;
}

/**
 * ps_forms_read:
 * @d_fmt: a date as strftime(3) would write it, the locale's D_FMT
 * @t_fmt: a time of day as strftime(3) would write it, the locale's T_FMT
 * @first_weekday: the locale's _NL_TIME_FIRST_WEEKDAY, 1 to 7 counted from @week_origin's weekday
 * @week_origin: the locale's _NL_TIME_WEEK_1STDAY, 19971130 (a Sunday) or 19971201 (a Monday)
 *
 * Returns: how dates and times are written in the locale that has these
 */
PsForms
ps_forms_read (const char *d_fmt,
               const char *t_fmt,
               guint       first_weekday,
               guint       week_origin)
{
  guint origin = week_origin == WEEK_BEGINS_MONDAY ? 1 : 0;
  guint sunday_is_0 = (origin + first_weekday + 6) % 7;

  return (PsForms) {
    .order = read_order (d_fmt),
    .twelve_hour = read_twelve_hour (t_fmt),
    .first_weekday = sunday_is_0 == 0 ? G_DATE_SUNDAY : (GDateWeekday) sunday_is_0,
  };
}

/**
 * ps_forms_of_locale:
 *
 * Returns: how dates and times are written in the running locale (LC_TIME)
 */
PsForms
ps_forms_of_locale (void)
{
  /* glibc returns a number in the place of the pointer. */
  union {
    const char *string;
    guint       word;
  } origin;

  origin.string = nl_langinfo (_NL_TIME_WEEK_1STDAY);

  return ps_forms_read (nl_langinfo (D_FMT), nl_langinfo (T_FMT),
                        (guchar) nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0], origin.word);
}
