/**
 * `plainText` as CPython's bz2 and lzma and the package lz4 pack it: small, since every line repeats after 101 others.
 * What Node can pack itself is packed by the tests.
 */
export const packedFixtures = {
  bzip2: fromBase64(
    'QlpoMTFBWSZTWVTLo1UAsWDZgAAQQAB/4ALgDIBQA9wAAAA8KZMTIMjCmTEyDIwpkxMgyME1UJk0ooAClUJo0wjT1NSLki8IskWJFki9Iv0i9IsEWUi3EW5F2RYIvwi/ZFiRZItkXZFki5Iv0kW4i+kWCLH0i9ItEXJFqRcIuyLRFoi+IuEWyL6RfRF0i+ItEWZFwiyRdItSLhF6RaIsyLpFoi8IsSLhF7IvCL0ixIviL4i3ItxFki4RcIvSLCRfSL2ItkXpFwiyRbIvpFki6RaIsyLJFsi4RYkWCLhFgi7Itf4Sgq/gi5IvJF+EWCLiRaIuRF5IvxIuSLZF4RcSLRFki4ReSLEi0qpV0i/Yi0kXkRaIvIFV+yLpFsiyReyLRFgi1IseRQcIuSL9kXCLRFwiyRYkWiLwi2qKekXkiyRdIskWyL2ItSLZFoi2qKdkXSLJF0i0RcIvoi0ReEWiLcizVSrpFuRdIvCLJFsiyReSLMi8IvUi4qpV7IuyLpF6RYIskWSLRF4IK8IsEXJFiRZIskXUi1Ei/6iih+KKodlFUOyiqGKRVDBRVDFIqh/MUFZJlNZCUyXlwA1UdmAABBAAH/gAuAMgEAC/dEKiSlFMmJkGRhTJiZBkYJqojEUjIeoFKpianpU/VB6h5or4V2VgrorBXCvSuFdEzUaqNI9oxRyj9UYRmjUrhWCtyvQrsV4V0V4V8KwVuVkrZXCslZK8K2V2V4V4K4V4VkrBWysFcKyG6OUdUZo8o6o7oxRujiO6OUYR7R7RqjVRmjdG6OUYUe0cqNUco3RmjVHtGaPKOqM0Zo1RujFGKNlcwV0V9khT8lbKzK/BXSNKOqOVHdH1Ubo1R3RtVZKwVsrRXRWYScK9FZitCslaRJ6VwrsrBXwrJXRWStSUbK2V6VsrJXYZowjqjujVA5R3RmjyjNGqOVHVGqOqNUDyjyjJXCslbK8FZK0VkrsrAkxwruVwrsrBWisFaKwVqjijZSXKPKPKOUYozRkrJWohaK6K2V0VgrBXIrMFf4kKf0kKfSQp9SVF8SVF8igfMQlMUgp/xdyRThQkKDb0T0A=',
  ),
  bzip2Streams: fromBase64(
    'QlpoOTFBWSZTWbcyTUwAAcZZgAAQQAB/4ALgDIAwAMVg1PQ00VT9RMAlDQiaAAikIyDRp6kTb6zFBDP7plZF94hpspON21gebFxk25yKNumd1IRdsixVqK2HJVk2XvvnBzg8TLyYwPpKS4ogYzuIsUsxrNRhOpYLuomD2kAGcSYlSuAMvL0TUngyscKKimLA5fGLxSlbI2iN8FQJBU+BU0CpoFSVFJBUiVFPxdyRThQkLcyTUwBCWmg5F3JFOFCQAAAAAEJaaDkxQVkmU1njSsG1ALkl2YAAEEAAf+AC4AyAUAP8AAAAPBTJiZBkYUyYmQZGFMmJkGRgmqhMmlTUDIFKqMARpifeRHsRuIzEYSMxHYj8iOxGIjNEbojcR8kYiPYj8SMRGYjcR1IzEciPyojdEfRGIj6I9iMxHIjURyI6kaiNRH0RyI3EfRH1EdiPojURlI5EZiOxGkjkR7EaiMxHYjUR5EYSORHsR5EexGIj6I+iNxG6IzEciORHsRiiPoj2iNxHsRyIzEbiPkjMR2I1EZiMxG4jkRhIxEciO5iMJH/JVIX9RHEjUR+ojERuiNRHtEeRH6ojkRuI8iOURqIzEciPIjCRqpUXYj8ojVEeURqI8SqL8SOxG4jMR7EaiMRGkjyUqXIjiR+RHIjURuIzEYiNRHkRtKVXsR5EZiOxGYjcR7RGkjcRqI3SlV2I7EZiOxGojkR9RGojyI1EbiMlUWexG4jsRuIzEeRGYjxIykeRHtEcqVF6kdSOxHsRiIzEZiNRHhQp5EYiORGIjMRmI7RGgkfylEqdkEqdEEqdEEqeSiO/VSgp4QSp7IJU/i7kinChIcaVg2o=',
  ),
  xz: fromBase64(
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4f9yATNdADuZSXHqpqB1reA9y5jqv34QULGrMbPmXLteqg1bpnX3efXZ139w5HJQAvOmwttzSLVmjvFF19cY+Gox4t31LrhVvS+OjXmQyQDK+nSBvWP+xiLOYTEagnqvd+8gxdC0vpl0EKgHMTbsd9sdKjQiuLJsBO9EteoCYMDfX5+AgMa64kLgISdLKj/MDhngO1bvxjGtC0v7NiS1maJNcaulE88vftEWlCIcVTuhV5j4YZhFIW8cl+SflfpQsdddcjdWynxZYfZ35Tj2JpK79P9Fh77QEnOKQlNp8nSQ5CRA3bjY4FuGbu1N83urqkmjgwTgewII3EUpjKUPjmDCAIxUtJ8aJG2ekhrbot/76alsCQn+R/pAzb+76akCVhqMyuk3mj8lmhfL3NKDBdJmREbAgkEMAAAAAFiURsM7p6IOAAHPAvP+BwCIWuM9scRn+wIAAAAABFla',
  ),
  xzStreams: fromBase64(
    '/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4APnAMldADuZSXHqpqB1reA9y5jqv34QULGrMbPmXLteqg1bpnX3efXZ139w5HJQAvOmwttzSLVmjvFF19cY+Gox4t31LrhVvS+OjXmQyQDK+nSBvWP+xiLOYTEagnqvd+8gxdC0vpl0EKgHMTbsd9sdKjQiuLJsBO9EteoCYMDfX5+AgMa64kLgISdLKj/MDhngO1bvxjGtC0v7NiS1maJNcaulE88vftEWlCIcVTuhV5j4YZhFIW8cl+SflfpQsdddcjdWynxZYfZ4ncefwwAAAABsIG1X7dEC8aayQjEMcUzuQqlq/ZwtlbndTKz7z/IiOAAB/QHoBwAA+Ii9Qbbp3xwCAAAAAApZWgAAAAAAAAAA/Td6WFoAAAD/EtlBAgAhAQwAAACPmEGc4fuKAT1dADmIAiMhd9RsSynkRN0LLVGk52FmTHYtgLWpCb6X08IB121Mw+5D1BO4R3dP48NNA/Ba/PUoeIpZ8lo5ImU6lfEbOeuP58YrpSxTcgpN3vB/6TvXAgp7v6SlEsz/I/h9KKzzbAo4YbGszy2pafrhNNBqahNgPoxCJRCirohgVtIzm8cdJg3gwwwe8L3CLPjNV48ruG0fOVYM+52H6zhCnhyCavmgQedvQYN6EWGZCuHZ8+9rkuQp4Ha4J2+KN+wdDo7/Hhtk7K398HkojGKNGrPagGXEKnpZavZDcb/c22cS22OgKZgbIEQL5/nVLtOcq96adwoeK5ZzJ+yvtoh3YaylTVI5xKZGgTWwC8zMibX8UwtFOhTh0tGmCQYA2XHDciEDLBQyZHnaa/0zzn3VsJ27qzMKh4wQPbHdYgYAAAAAAAAB0QKL9wcAn4plpagACvwCAAAAAABZWg==',
  ),
  xzOtherFilter: fromBase64(
    '/Td6WFoAAATm1rRGAgEDAQAhARZ5IMTu4APnAQldADu7fI/hCT+39h8bLWHJ8vjHK8+mJN+vfisWQI5/3yX01WIBLym8pe/oP8PFh+2YgsTyBTvuhHwHCbt5X+c84iOngqu1YzgV+X9UFgV3h5l8lSVQaIfpcCBKYZHw0hEOj4679QIgxMtr8llHF3zF3DO8y8uozxqzZ7U6vEbFJEHCEgr/9zP0TtFhCywZY+PaSFu6q6/Gyt864va7gpG9GSCX9d26MMIW0wcioiWo9MChyNzOmn7U64oI1X0OWrC6zs/hnYB+M2Rbj454pF7eACdc0WsHn5KGFKc0UmbjsQ2cSQ6vMTRyzuh9W/+gAkW9N+XRTEa6Mi4og2HfwtHsD8CKP3KeA45quQAAAAAA+NZTkfs9lAsAAaUC6AcAALJ4wOaxxGf7AgAAAAAEWVo=',
  ),
  lzma: fromBase64(
    'XQAAgAD//////////wA7mUlx6qagda3gPcuY6r9+EFCxqzGz5ly7XqoNW6Z193n12dd/cORyUALzpsLbc0i1Zo7xRdfXGPhqMeLd9S64Vb0vjo15kMkAyvp0gb1j/sYizmExGoJ6r3fvIMXQtL6ZdBCoBzE27HfbHSo0IriybATvRLXqAmDA31+fgIDGuuJC4CEnSyo/zA4Z4DtW78YxrQtL+zYktZmiTXGrpRPPL37RFpQiHFU7oVeY+GGYRSFvHJfkn5X6ULHXXXI3Vsp8WWH2d+U49iaSu/T/RYe+0BJzikJTafJ0kOQkQN242OBbhm7tTfN7q6pJo4ME4HsCCNxFKYylD45gwgCMVLSfGiRtnpIa26Lf++mpbAkJ/kf6QM2/u+mpAlYajMrpN5o/JZoXy9zSgwXSZkRGwIJD17bX//+RM0mg',
  ),
  lzmaSmallDictionary: fromBase64(
    'EgAQAAD//////////wA7mhRl4Frkq+HwwhPz0x6Oul+aVPrnm5IIYyLbGCKS9xenpQjpnQ47ruYVzZ0jqqflJzOLMfroq9Puhgyt9NkHL78TmEfhLTsxFRjGCiRM4rxzoWMeuiPVaajrBDAT8HW/L5A2hnGcXP4WHIf+ETdWpjhgZldJpUi8fzLdxswk7YYHY9KkMLwDZtq9CfDwOGFz0nRCXWD6BQnR5weJ5G0MGHlQvn3FbPuSNNH9M8TXQlaPOWFp/D4/aomI7fsHddrKaJCdgNcLWazdNOudEQk9RdbOMUcwbsrHrK1GCGU+LhVDD1/i47sPtMQQ4h/miS2V2BZOHTuTbhxV/W6wd8+z5FEqzlBW5vkh2jCgEHwSbL9rPnb9ml10+kMdK7lcRnKZ2f/OK36nu///+aKI8Q==',
  ),
  lz4: fromBase64(
    'BCJNGEhAc/8BAAAAAAA9ogIAAKR3ZWlnaHRzIDAKCgAVMQoAFTQKABU5CgAlMTYLACUyNQsAFjMWABY0LAAWNkEAFjhWACYxMGwAFjILACU0M04AJTY4CwAWOWQAFjIhABc1WQAVNywAFjJkABc1QgAGIQAWMwsAFjh5ABYyTQAWN0IAFjHHABc3LAAVMm4AFjdNABYzmgAWOSEAFjULABcxYwAGWAAWNNwAFjFCABY4LAAWNVYBFjOEAAYVABY4QQAWNgsAFzSZAAfQAAYWAAYrABc5TAAGMgEWOLkAFjcWABY3LAAICwAGIQAHNwAWOBYAB2MABngAB40AB6MAB7kAB88ACOUABX0BBw8BByUBBzsBB1EBB2cBB30BB5MBB6kBB78BB9UBB+sBFzIcAQaTAQgtAgbQAAdZAgdvAgeFAhY5BwEHsQIHxwIXOCEABhcCBwkDBx8DBzUDB0sDB2EDCHgDB48DB6UDB7sDB9EDB+cDB/0DBkoBBpkABvsABxsBBbQBBigABjwAB1EAB2cAB30AB5MAB6kAB78ACNYAB+0ABwMBBxkBBy8BB0UBD04E///////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////gUGVpZ2h0CgEAAA/6/f////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////9bUHMgOTcKAAAAAA==',
  ),
  lz4Linked: fromBase64(
    'BCJNGFxAc/8BAAAAAABaWQIAAKR3ZWlnaHRzIDAKCgAVMQoAFTQKABY5HgAVNgsAJTI1CwAWMxYAFjQsABY2QQAWOFYAJjEwbAAWMgsAJjQzOAAWOHkABmQAFjIhABc1WQAWNyEABmQAFzVCAAYhABYzCwAXOIQABk0AFzemAAbHABc3LAAWMhYAB1gABpoAFjkhABY1CwAXMWMABlgAFjTcABYxQgAWOCwAFjVWARYzhAAGFQAWOEEAFjYLABc0mQAH0AAGFgAGKwAXOUwABjIBFzjlAAYWAC83NgsAAg83AAIvODhjAAEH7wAPowACLzQ3zwABCOUADw8BAS81NjsBAS8xM2cBAS83OZMBAS81Mr8BAS8zM+sBAQgBAh8wLQICHzFZAgEvODCFAgEvOTexAgEvMjHdAgEvNTQJAwEvOTU1AwEuNDNhAwp4Ay84MaUDAQe7Ax8z5wMCLzE2EgQAHjQ6BA9OBP///////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////49QZWlnaHT0KncnCgEAAA9OBP////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////9bUHMgOTcKu/l4KgAAAABw/kaE',
  ),
  lz4Stored: fromBase64(
    'BCJNGGBAggABAIAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+vv8/f7/AAAAAA==',
  ),
} as const;

/** What most fixtures hold; longer than a block of bzip2 at its lowest level. */
export const plainText = Buffer.from(
  Array.from({ length: 12_000 }, (_, line) => `weights ${(line * line) % 101}\n`).join(''),
);

/** The first stream of the fixtures of several. */
export const firstPart = plainText.subarray(0, 1000);

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
