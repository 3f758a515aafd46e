/** Where a meeting is: words, or a link to a video call. */
export const Place = ({ place }: { place: string | null }) => {
  if (!place) return null;
  const isLink = /^https?:\/\/\S+$/i.test(place) && URL.canParse(place);
  return (
    <p class="break-words">
      {isLink ? (
        <a href={place} rel="noopener noreferrer nofollow">
          {place}
        </a>
      ) : (
        place
      )}
    </p>
  );
};
