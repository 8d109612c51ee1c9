#include "ps-text-area.h"

/* About so many pixels a line of text. */
#define LINE_HEIGHT 22
#define MOST_LINES 12

static GtkWidget *
make_view (void)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextView *text_view = GTK_TEXT_VIEW (view);

  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (text_view, 8);
  gtk_text_view_set_bottom_margin (text_view, 8);
  gtk_text_view_set_left_margin (text_view, 10);
  gtk_text_view_set_right_margin (text_view, 10);

  return view;
}

/**
 * ps_text_area_new:
 * @lines: how many lines of text are seen at least
 * @view: (out) (transfer none): the #GtkTextView in it
 *
 * Makes a place for several lines of text in a form. It grows with what is written, up to what
 * leaves the next field in sight.
 *
 * Returns: (transfer floating): the frame around the text
 */
GtkWidget *
ps_text_area_new (int         lines,
                  GtkWidget **view)
{
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (frame);

  *view = make_view ();
  gtk_scrolled_window_set_child (scrolled, *view);
  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (scrolled, lines * LINE_HEIGHT + 16);
  gtk_scrolled_window_set_max_content_height (scrolled, MAX (lines, MOST_LINES) * LINE_HEIGHT + 16);
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_widget_add_css_class (frame, "ps-text");

  return frame;
}
