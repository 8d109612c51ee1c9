/* The sheet on which people sign in to a meeting. It asks for nothing but a tick or a signature: no
 * reason, no telephone, nothing that one would rather not write where others read it.
 *
 * All words are looked up when it is made, so that it can be made in one language and drawn while the
 * program speaks another.
 */
#include "ps-sign-in-page.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-time-words.h"

/* In points. Three quarters of an inch is what any printer can leave white. */
#define MARGIN 54
#define GAP    8

/* How it looks. Print is large from 18 points on: the American Council of the Blind’s guidelines of
 * 2011, and the American Printing House’s.
 */
typedef struct {
  const char *title;
  const char *text;
  const char *bold;
  const char *small;
  double      row;    /* points: 28 are 10 mm, in which a hand can write */
  double      box;
} Look;

static const Look looks[] = {
  { "Sans Bold 20", "Sans 13", "Sans Bold 10", "Sans 9", 28, 12 },
  { "Sans Bold 28", "Sans 20", "Sans Bold 18", "Sans 18", 44, 20 },
};

/* What stands on it, in the language of the paper. */
typedef struct {
  const Look *look;
  gboolean    rtl;
  char       *what;
  char       *title;
  char       *when;
  char       *place;
  char       *running;   /* above all pages but the first */
  char       *name;
  char       *sign;
  char       *foot;
  char       *page_of;
  GPtrArray  *names;
  int         blank_lines;
} Sheet;

/* Goes through the pages from the first to the last, to draw one of them or to count them. */
typedef struct {
  const Sheet *sheet;
  cairo_t     *cr;
  double       width;
  double       height;
  double       y;
  double       end;      /* where the foot begins */
  guint        page;
  guint        wanted;
} Going;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  g_free (self->what);
  g_free (self->title);
  g_free (self->when);
  g_free (self->place);
  g_free (self->running);
  g_free (self->name);
  g_free (self->sign);
  g_free (self->foot);
  g_free (self->page_of);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static double
get_inner (const Going *going)
{
  return going->width - 2 * MARGIN;
}

static double
get_name_width (const Going *going)
{
  return get_inner (going) * 0.5 - GAP;
}

/* Puts a text at @x from the side at which the page is read from, whichever script it is in. */
static double
put (const Going *going,
     double       x,
     double       y,
     double       width,
     const char  *font,
     const char  *text)
{
  const Sheet *sheet = going->sheet;
  gboolean is_rtl = ps_paper_is_rtl (going->cr, text);

  if (going->page != going->wanted)
    return ps_paper_measure_text (going->cr, width, font, text);

  if (sheet->rtl)
    x = get_inner (going) - x - width;

  /* "Left" is right for a text that runs from right to left. */
  return ps_paper_draw_text (going->cr, MARGIN + x, y, width, font,
                             is_rtl == sheet->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT, text);
}

static void
rule (const Going *going,
      double       y)
{
  if (going->page != going->wanted)
    return;

  cairo_set_line_width (going->cr, 0.5);
  cairo_move_to (going->cr, MARGIN, y);
  cairo_line_to (going->cr, going->width - MARGIN, y);
  cairo_stroke (going->cr);
}

static void
put_box (const Going *going,
         double       y)
{
  double size = going->sheet->look->box;
  double x = get_inner (going) * 0.5;

  if (going->page != going->wanted)
    return;

  if (going->sheet->rtl)
    x = get_inner (going) - x - size;
  cairo_set_line_width (going->cr, 0.8);
  cairo_rectangle (going->cr, MARGIN + x, y, size, size);
  cairo_stroke (going->cr);
}

static void
put_columns (Going *going)
{
  const Sheet *sheet = going->sheet;
  double half = get_inner (going) * 0.5;
  double name = put (going, 0, going->y, get_name_width (going), sheet->look->bold, sheet->name);
  double sign = put (going, half, going->y, half, sheet->look->bold, sheet->sign);

  going->y += MAX (name, sign) + GAP / 2;
  rule (going, going->y);
}

static void
begin_page (Going *going)
{
  const Sheet *sheet = going->sheet;
  const Look *look = sheet->look;

  going->y = MARGIN;
  if (going->page == 0)
    {
      going->y += put (going, 0, going->y, get_inner (going), look->small, sheet->what);
      going->y += put (going, 0, going->y, get_inner (going), look->title, sheet->title) + GAP / 2;
      going->y += put (going, 0, going->y, get_inner (going), look->text, sheet->when);
      if (*sheet->place != '\0')
        going->y += put (going, 0, going->y, get_inner (going), look->text, sheet->place);
    }
  else
    {
      going->y += put (going, 0, going->y, get_inner (going), look->small, sheet->running);
    }
  going->y += 2 * GAP;
  put_columns (going);
}

/* One line of the sheet; @name is "" for one that is blank. */
static void
put_row (Going      *going,
         const char *name)
{
  const Look *look = going->sheet->look;
  double text = *name != '\0'
              ? ps_paper_measure_text (going->cr, get_name_width (going), look->text, name) : 0;
  double height = MAX (look->row, text + GAP);

  if (going->y + height > going->end)
    {
      going->page++;
      begin_page (going);
    }
  if (*name != '\0')
    put (going, 0, going->y + (height - text) / 2, get_name_width (going), look->text, name);
  put_box (going, going->y + (height - look->box) / 2);
  going->y += height;
  rule (going, going->y);
}

static void
put_blank_lines (Going *going)
{
  double row = going->sheet->look->row;
  int n = going->sheet->blank_lines;

  for (int i = 0; i < (n == PS_SIGN_IN_FILL ? PS_SIGN_IN_BLANK_LINES : n); i++)
    put_row (going, "");

  while (n == PS_SIGN_IN_FILL && going->y + row <= going->end)
    put_row (going, "");
}

static void
put_foot (const Going *going,
          guint        n_pages)
{
  const Look *look = going->sheet->look;
  double y = going->end + GAP;

  y += put (going, 0, y, get_inner (going), look->small, going->sheet->foot) + GAP / 2;
  if (n_pages > 1)
    {
      g_autofree char *first = g_strdup_printf ("%u", going->wanted + 1);
      g_autofree char *all = g_strdup_printf ("%u", n_pages);
      g_autoptr (GString) words = g_string_new (going->sheet->page_of);

      g_string_replace (words, "{page}", first, 1);
      g_string_replace (words, "{pages}", all, 1);
      ps_paper_draw_text (going->cr, MARGIN, y, get_inner (going), look->small, PANGO_ALIGN_CENTER,
                          words->str);
    }
}

static guint
put_cb (gconstpointer  data,
        cairo_t       *cr,
        double         width,
        double         height,
        guint          page)
{
  const Sheet *sheet = data;
  Going going = { sheet, cr, width, height, MARGIN, 0, 0, page };
  double foot = ps_paper_measure_text (cr, width - 2 * MARGIN, sheet->look->small, sheet->foot);
  double number = ps_paper_measure_text (cr, width - 2 * MARGIN, sheet->look->small, sheet->page_of);
  guint n;

  going.end = height - MARGIN - foot - number - 2 * GAP;
  cairo_set_source_rgb (cr, 0, 0, 0);
  begin_page (&going);
  for (guint i = 0; i < sheet->names->len; i++)
    put_row (&going, g_ptr_array_index (sheet->names, i));
  put_blank_lines (&going);

  n = going.page + 1;
  going.page = page;
  if (page < n)
    put_foot (&going, n);

  return n;
}

static char *
dup_when (const PsSignIn *sheet)
{
  GDate day = ps_date_of_instant (sheet->starts_at, sheet->zone, NULL);
  GDate today = ps_date_of_instant (sheet->now, sheet->zone, NULL);
  g_autofree char *date = ps_date_words_day (&day, &today, NULL);
  g_autofree char *time = ps_time_words_span (sheet->starts_at, sheet->ends_at, sheet->zone, NULL);

  /* Translators: on a sheet of paper: a day and the hours from and to. */
  return g_strdup_printf (_("%s, %s"), date, time);
}

/* What everybody reads who signs. */
static char *
dup_foot (const PsSignIn *sheet,
          const char     *notice)
{
  const char *all = _("Whose name you read here stays in this room: please do not copy, photograph or pass "
                      "on this sheet. You may sign with any name you like.");

  if (notice == NULL)
    return g_strdup (all);

  return g_strdup_printf ("%s\n%s",
                          _("For those who lead the group only: this sheet stays in their hands. It is "
                            "not laid out and not passed round."), notice);
}

/**
 * ps_sign_in_page_new:
 * @sheet: who is on it, for which meeting
 * @blank_lines: how many lines are left for who comes without being expected, or %PS_SIGN_IN_FILL
 * @large_print: whether letters are at least 18 points high, for who sees badly
 * @notice: (nullable): from ps_disclosure_get_notice(); with it the sheet says that it is for those
 *   who lead the group, see ps_sign_in_gate()
 *
 * Makes the sheet, in the language that is spoken at this moment.
 *
 * Returns: (transfer full): the pages
 */
PsPages *
ps_sign_in_page_new (const PsSignIn *sheet,
                     int             blank_lines,
                     gboolean        large_print,
                     const char     *notice)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  Sheet *self = g_new0 (Sheet, 1);

  self->look = &looks[large_print ? 1 : 0];
  self->what = g_strdup (_("Sign-In Sheet"));
  self->title = g_strdup (sheet->title);
  self->when = dup_when (sheet);
  self->place = g_strdup (sheet->place);
  self->running = g_strdup_printf ("%s · %s", self->title, self->when);
  /* Translators: above a column of names on a sign-in sheet. */
  self->name = g_strdup (C_("sign-in", "Name"));
  /* Translators: above a column of boxes and lines on a sign-in sheet. */
  self->sign = g_strdup (C_("sign-in", "Tick or sign"));
  self->foot = dup_foot (sheet, notice);
  /* Translators: at the foot of a sheet of paper; leave the words in braces as they are. */
  self->page_of = g_strdup (_("Page {page} of {pages}"));
  self->names = g_ptr_array_ref (sheet->names);
  self->blank_lines = blank_lines;
  self->rtl = ps_paper_is_rtl (cr, self->sign);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ps_pages_new (_("Sign-In Sheet"), put_cb, self, sheet_free);
}
